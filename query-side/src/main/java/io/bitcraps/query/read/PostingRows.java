package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PostingRows extends GenericRepository<PostingRow, Long> {

    /** Of the events at these positions, in log order. */
    @Query("select * from posting where log_position in (:positions) order by log_position, ordinal")
    List<PostingRow> of(List<Long> positions);
}
