package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SeatRows extends GenericRepository<SeatRow, String> {

    @Query("select * from seat where table_id = :table order by seat")
    List<SeatRow> at(String table);

    /** Seats of one player at all tables. */
    @Query("select * from seat where player = :player order by table_id, seat limit :limit")
    List<SeatRow> of(String player, int limit);
}
