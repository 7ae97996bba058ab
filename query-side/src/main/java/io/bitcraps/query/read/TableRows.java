package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TableRows extends GenericRepository<TableRow, String> {

    @Nullable
    @Query("select * from craps_table where id = :id")
    TableRow find(String id);

    /** Created below position {@code before}, the newest first; closed tables too. */
    @Query("select * from craps_table where created_position < :before order by created_position desc limit :limit")
    List<TableRow> page(long before, int limit);

    /** Tables that are not closed, the newest first. */
    @Query("select * from craps_table where phase <> 'closed' order by created_position desc limit :limit")
    List<TableRow> live(int limit);
}
