package io.bitcraps.query.read;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
public interface LedgerAccountRows extends GenericRepository<LedgerAccountRow, String> {

    /** In micro-CRAP; 0 for an account that no posting has touched. */
    @Query("select coalesce(max(balance), 0) from ledger_account where name = :name")
    long balance(String name);

    /** Of all accounts together: 0, or the books are wrong. */
    @Query("select cast(coalesce(sum(balance), 0) as bigint) from ledger_account")
    long sum();
}
