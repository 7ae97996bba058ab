package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** @param amount in micro-CRAP, from the debit account to the credit account */
@MappedEntity("posting")
public record PostingRow(@Id long logPosition, int ordinal, String debit, String credit, long amount, String code) {}
