package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;

/**
 * What a replica is told once.
 *
 * @param self index of this validator in the committee
 */
public record Setup(
        ChainId chain, Committee committee, int self, SigningKey key, Genesis.Timing timing, Safeguards safeguards) {

    public Setup {
        if (self < 0 || self >= committee.size()) {
            throw new IllegalArgumentException("validator " + self + " is not of the committee");
        }
        if (!committee.validators().get(self).voteKey().equals(key.publicKey())) {
            throw new IllegalArgumentException("the vote key is not that of validator " + self);
        }
        if (timing.deltaMs() < 1 || timing.deltaMaxMs() < timing.deltaMs() || timing.retryMs() < 1) {
            throw new IllegalArgumentException("delta, its maximum and retry must be positive: " + timing);
        }
        if (timing.openViews() < 1) {
            throw new IllegalArgumentException("at least one open view is needed, got " + timing.openViews());
        }
    }

    public static Setup of(ChainId chain, Committee committee, int self, SigningKey key, Genesis.Timing timing) {
        return new Setup(chain, committee, self, key, timing, Safeguards.of(committee));
    }

    Epoch epoch() {
        return committee.epoch();
    }

    int quorum() {
        return safeguards.quorum();
    }

    int size() {
        return committee.size();
    }

    int leader(View view) {
        return (int) (view.value() % committee.size());
    }

    boolean leads(View view) {
        return leader(view) == self;
    }
}
