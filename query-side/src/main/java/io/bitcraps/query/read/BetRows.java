package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface BetRows extends GenericRepository<BetRow, String> {

    @Query("select * from bet where table_id = :table order by player, kind, spot")
    List<BetRow> at(String table);
}
