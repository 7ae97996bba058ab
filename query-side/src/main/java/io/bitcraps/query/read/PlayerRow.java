package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** @param nonce number of the account's next action */
@MappedEntity("player")
public record PlayerRow(@Id String account, long nonce, long openedHeight) {}
