package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** @param balance in micro-CRAP */
@MappedEntity("ledger_account")
public record LedgerAccountRow(@Id String name, long balance) {}
