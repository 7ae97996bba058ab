package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ProgressRows extends GenericRepository<ProgressRow, String> {

    /** Null before the first run of the projection. */
    @Nullable
    @Query("select * from progress where name = 'read-model'")
    ProgressRow find();
}
