package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A revealed seed.
 *
 * @param height of the block whose locks it is for
 * @param signature the group signature, lower-case hex
 */
@MappedEntity("seed")
public record SeedRow(@Id long height, String signature, long revealedHeight) {}
