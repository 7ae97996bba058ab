package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ActionRows extends GenericRepository<ActionRow, String> {

    @Nullable
    @Query("select * from action where ticket = :ticket")
    ActionRow find(String ticket);

    /** Those of positions {@code from} to before {@code to}, in log order. */
    @Query("select * from action where log_position >= :from and log_position < :to order by log_position limit :limit")
    List<ActionRow> between(long from, long to, int limit);
}
