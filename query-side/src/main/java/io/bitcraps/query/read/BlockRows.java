package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface BlockRows extends GenericRepository<BlockRow, Long> {

    @Nullable
    @Query("select * from block where height = :height")
    BlockRow find(long height);

    /** Below {@code before}, the highest first. */
    @Query("select * from block where height < :before order by height desc limit :limit")
    List<BlockRow> page(long before, int limit);
}
