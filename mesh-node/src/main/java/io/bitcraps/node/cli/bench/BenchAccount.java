package io.bitcraps.node.cli.bench;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** An account that gives away a micro-CRAP at a time. One client's own; its nonces are counted here. */
public final class BenchAccount {

    /** Enough for fees and opened accounts of any run; a thousand of them are within the treasury. */
    static final Amount FUND = Amount.crap(900);

    private static final Amount GIVEN = new Amount(1);
    private static final long VALID_MS = 600_000;

    private final SigningKey key;
    private final Clock clock = Clock.systemUTC();
    private long nonce;
    private long seen;

    /** @param seed 32 secret bytes */
    public BenchAccount(Ed25519 ed25519, byte[] seed) {
        this.key = ed25519.signer(seed);
    }

    public Genesis.Allocation allocation() {
        return new Genesis.Allocation(key.publicKey(), FUND);
    }

    PublicKey publicKey() {
        return key.publicKey();
    }

    /** Signs transfers with the account's next nonces. */
    List<byte[]> transfers(int count, PublicKey to, ChainId chain, Genesis genesis) {
        List<byte[]> signed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long proof = nonce == 0
                    ? ProofOfWork.solve(key.publicKey(), genesis.parameters().powBits(), 0)
                    : Action.NO_PROOF_OF_WORK;
            var action = new Action(
                    chain,
                    key.publicKey(),
                    new Nonce(nonce),
                    new Height(seen + genesis.parameters().maxValidityHeights() / 2),
                    clock.millis() + Math.min(VALID_MS, genesis.parameters().maxValidityMs() / 2),
                    proof,
                    new ActionBody.Transfer(to, GIVEN, ""));
            signed.add(ActionCodec.sign(action, key).jws());
            nonce++;
        }
        return signed;
    }

    /** The chain is at least this high. */
    void saw(Height height) {
        seen = Math.max(seen, height.value());
    }
}
