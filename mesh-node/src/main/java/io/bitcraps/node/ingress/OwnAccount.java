package io.bitcraps.node.ingress;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.query.port.Ingress.Submission;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An account whose key this node holds: signs ordinary actions, one at a time, as each uses the account's next nonce.
 * Thread-safe.
 */
public final class OwnAccount {

    private static final long VALID_HEIGHTS = 1_000;
    private static final long VALID_MS = 600_000;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final ChainId chain;
    private final SigningKey key;
    private final long proofOfWork;
    private final Mempool mempool;

    public OwnAccount(ChainId chain, SigningKey key, long proofOfWork, Mempool mempool) {
        this.chain = chain;
        this.key = key;
        this.proofOfWork = proofOfWork;
        this.mempool = mempool;
    }

    /** Whether the account has been opened. */
    boolean isOpen(Admission.Tip tip) {
        return tip.state().get(StateKey.account(key.publicKey())) instanceof Account;
    }

    /** @param allowed asked last, and only if there is room; if not, this is busy */
    synchronized Submission act(
            ActionBody body,
            Supplier<Admission.Tip> newest,
            Function<byte[], Submission> submit,
            BooleanSupplier allowed) {
        Admission.Tip tip = newest.get();
        if (!(tip.state().get(StateKey.account(key.publicKey())) instanceof Account account)) {
            return new Submission.Refused("no-account", key.publicKey() + " has no account on this chain");
        }
        // The lowest free one, so that an action which expired leaves no gap behind.
        long nonce = mempool.freeNonce(key.publicKey(), account.nonce());
        if (nonce >= account.nonce() + Mempool.NONCE_WINDOW || !allowed.getAsBoolean()) {
            return new Submission.Busy(RETRY_AFTER_SECONDS);
        }
        var parameters =
                (Parameters) Objects.requireNonNull(tip.state().get(StateKey.parameters()), "every state has them");
        var action = new Action(
                chain,
                key.publicKey(),
                new Nonce(nonce),
                new Height(tip.height() + Math.min(VALID_HEIGHTS, parameters.maxValidityHeights())),
                tip.timeMs() + Math.min(VALID_MS, parameters.maxValidityMs()),
                nonce == 0 ? proofOfWork : Action.NO_PROOF_OF_WORK,
                body);
        return submit.apply(ActionCodec.sign(action, key).jws());
    }
}
