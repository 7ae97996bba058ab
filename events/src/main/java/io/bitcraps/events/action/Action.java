package io.bitcraps.events.action;

import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;

/**
 * The payload of a signed action. Valid while block height and block time are at most the two bounds.
 *
 * @param validUntilMs block time in milliseconds since 1970
 * @param proofOfWork the counter that proves the account's key; present exactly in the action of nonce 0, else -1
 */
public record Action(
        ChainId chain,
        PublicKey account,
        Nonce nonce,
        Height validUntilHeight,
        long validUntilMs,
        long proofOfWork,
        ActionBody body) {

    public static final long NO_PROOF_OF_WORK = -1;

    public Action {
        if ((nonce.value() == 0) == (proofOfWork == NO_PROOF_OF_WORK) || proofOfWork < NO_PROOF_OF_WORK) {
            throw new IllegalArgumentException("exactly the action of nonce 0 carries a proof of work");
        }
    }
}
