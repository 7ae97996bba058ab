package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SettlementRows extends GenericRepository<SettlementRow, Long> {

    /** Of one roll, in log order. */
    @Query("select * from settlement where table_id = :table and roll = :roll order by log_position, ordinal")
    List<SettlementRow> of(String table, long roll);
}
