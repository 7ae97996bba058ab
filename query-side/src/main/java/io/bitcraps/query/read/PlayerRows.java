package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PlayerRows extends GenericRepository<PlayerRow, String> {

    @Nullable
    @Query("select * from player where account = :account")
    PlayerRow find(String account);
}
