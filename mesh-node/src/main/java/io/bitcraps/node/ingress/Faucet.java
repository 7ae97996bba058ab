package io.bitcraps.node.ingress;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.node.mesh.TokenBucket;
import io.bitcraps.query.port.Ingress.Submission;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The treasury's hand on a demo network: signs ordinary grant actions with the faucet key of the genesis. One at a
 * time, as each uses the account's next nonce; a bucket of grants a second keeps a stranger from draining it.
 * Thread-safe.
 */
public final class Faucet {

    private static final long VALID_HEIGHTS = 1_000;
    private static final long VALID_MS = 600_000;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final ChainId chain;
    private final SigningKey key;
    private final long proofOfWork;
    private final TokenBucket grants;
    private final LongSupplier monotonicMs;
    private final Mempool mempool;

    /**
     * @param perSecond grants for all askers together, and at most at once
     * @param monotonicMs a clock that never steps back
     */
    public Faucet(
            ChainId chain, SigningKey key, long proofOfWork, int perSecond, LongSupplier monotonicMs, Mempool mempool) {
        this.chain = chain;
        this.key = key;
        this.proofOfWork = proofOfWork;
        this.grants = new TokenBucket(perSecond, perSecond, monotonicMs.getAsLong());
        this.monotonicMs = monotonicMs;
        this.mempool = mempool;
    }

    synchronized Submission grant(
            PublicKey to, Amount amount, Supplier<Admission.Tip> newest, Function<byte[], Submission> submit) {
        Admission.Tip tip = newest.get();
        var parameters =
                (Parameters) Objects.requireNonNull(tip.state().get(StateKey.parameters()), "every state has them");
        if (amount.isZero() || !parameters.faucetLimit().atLeast(amount)) {
            return new Submission.Refused(
                    "amount-out-of-range", "the faucet grants up to " + parameters.faucetLimit() + " CRAP at a time");
        }
        if (!Ed25519.isValidKey(to)) {
            return new Submission.Refused("invalid-key", "that is not a valid Ed25519 public key");
        }
        if (!(tip.state().get(StateKey.account(key.publicKey())) instanceof Account account)) {
            return new Submission.Refused("no-faucet", "the faucet's key has no account on this chain");
        }
        // The lowest free one, so that a grant which expired leaves no gap behind.
        long nonce = mempool.freeNonce(key.publicKey(), account.nonce());
        if (nonce >= account.nonce() + Mempool.NONCE_WINDOW || !grants.take(monotonicMs.getAsLong())) {
            return new Submission.Busy(RETRY_AFTER_SECONDS);
        }
        var action = new Action(
                chain,
                key.publicKey(),
                new Nonce(nonce),
                new Height(tip.height() + Math.min(VALID_HEIGHTS, parameters.maxValidityHeights())),
                tip.timeMs() + Math.min(VALID_MS, parameters.maxValidityMs()),
                nonce == 0 ? proofOfWork : Action.NO_PROOF_OF_WORK,
                new ActionBody.Grant(to, amount));
        return submit.apply(ActionCodec.sign(action, key).jws());
    }
}
