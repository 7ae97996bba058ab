package io.bitcraps.events.block;

import io.bitcraps.events.id.Signature;

/**
 * A ballot signed by a validator's vote key over "bitcraps/vote/v1\n", chain id and ballot ({@code VoteCodec}).
 *
 * @param validator index in the epoch's committee
 */
public record Vote(Ballot ballot, int validator, Signature signature) {}
