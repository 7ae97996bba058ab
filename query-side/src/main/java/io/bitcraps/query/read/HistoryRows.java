package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface HistoryRows extends GenericRepository<HistoryRow, Long> {

    /** Of positions below {@code before}, the newest first. */
    @Query("select * from history where account = :account and log_position < :before"
            + " order by log_position desc limit :limit")
    List<HistoryRow> page(String account, long before, int limit);
}
