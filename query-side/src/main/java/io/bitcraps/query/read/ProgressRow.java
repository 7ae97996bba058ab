package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How far the read model has come.
 *
 * @param logPosition last position folded, -1 before the first
 * @param height of the last block folded, -1 before genesis
 * @param timeMs of that block
 */
@MappedEntity("progress")
public record ProgressRow(@Id String name, String chain, long logPosition, long height, long timeMs) {}
