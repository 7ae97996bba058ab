package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RoundRows extends GenericRepository<RoundRow, Long> {

    @Nullable
    @Query("select * from round where table_id = :table and roll = :roll")
    RoundRow find(String table, long roll);

    /** Of rolls below {@code before}, the newest first. */
    @Query("select * from round where table_id = :table and roll < :before order by roll desc limit :limit")
    List<RoundRow> page(String table, long before, int limit);
}
