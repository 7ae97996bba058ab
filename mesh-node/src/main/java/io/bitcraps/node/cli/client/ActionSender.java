package io.bitcraps.node.cli.client;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.state.StateValue.Parameters;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Signs the actions of one account and hands them to one node. Not thread-safe. */
public final class ActionSender {

    /** Nonces tried where other actions of the account are pending; a node admits no more ahead. */
    private static final int MAX_TRIES = 16;

    /** Long enough for a slow network, short enough that a held-back bet is not played much later. */
    private static final long VALID_HEIGHTS = 1_000;

    private static final long VALID_MS = 300_000;

    private final NodeClient node;
    private final Chain chain;
    private final SigningKey key;
    private final ProofOfWork proofOfWork;
    private final Clock clock;
    private Height seen = Height.ZERO;

    /** Where a key's proof of work comes from; asked for its first action only. */
    public interface ProofOfWork {
        long counter(int bits) throws CallFailed;
    }

    public ActionSender(NodeClient node, Chain chain, SigningKey key, ProofOfWork proofOfWork, Clock clock) {
        this.node = node;
        this.chain = chain;
        this.key = key;
        this.proofOfWork = proofOfWork;
        this.clock = clock;
    }

    /** What was signed, and what became of it. */
    public record Sent(SignedAction action, Standing standing) {}

    /**
     * Signs with the account's next nonce and waits up to {@code waitMs} for finality. Where the nonce is out of step,
     * because of pending actions or a read model that is behind, it is asked for again; a refused action was never
     * taken, so that nothing is done twice.
     *
     * @throws CallFailed also if the node answers for another action than the one it was sent
     */
    public Sent send(ActionBody body, long waitMs) throws CallFailed {
        Nonce nonce = Nonce.ZERO;
        @Nullable Standing last = null;
        for (int i = 0; i < MAX_TRIES; i++) {
            AccountView account = account();
            nonce = i == 0 || account.nonce().compareTo(nonce) > 0 ? account.nonce() : nonce.next();
            SignedAction signed = sign(body, nonce, account.asOf());
            last = node.submit(signed.jws(), waitMs);
            requireOf(signed, last);
            if (last instanceof Standing.Final done) {
                saw(done.height());
            }
            if (!isOutOfStep(last)) {
                return new Sent(signed, last);
            }
        }
        throw new CallFailed(
                "nonce-out-of-step",
                MAX_TRIES + " actions of this account are pending already: wait for them, then try again (" + last
                        + ")");
    }

    /** The account changed at this height: what is asked from now on is at least as new. */
    public void saw(Height height) {
        seen = height.compareTo(seen) > 0 ? height : seen;
    }

    private static void requireOf(SignedAction signed, Standing standing) throws CallFailed {
        Hash ticket = switch (standing) {
            case Standing.Pending pending -> pending.ticket();
            case Standing.Final last -> last.ticket();
            case Standing.Refused refused -> signed.ticket();
            case Standing.Busy busy -> signed.ticket();
        };
        if (!ticket.equals(signed.ticket())) {
            throw new CallFailed(
                    CallFailed.UNINTELLIGIBLE,
                    "the node answers for action " + ticket + ", but was sent " + signed.ticket()
                            + ": do not trust this node");
        }
    }

    private static boolean isOutOfStep(Standing standing) {
        return standing instanceof Standing.Refused refused
                && (refused.code().equals("nonce-used") || refused.code().equals("nonce-taken"));
    }

    private AccountView account() throws CallFailed {
        return node.account(key.publicKey(), seen)
                .orElseThrow(() -> new CallFailed(
                        "unknown-account",
                        "no account has the key " + key.publicKey()
                                + " yet: ask for tokens first (bitcraps faucet 100, or a transfer by another player)"));
    }

    private SignedAction sign(ActionBody body, Nonce nonce, Height asOf) throws CallFailed {
        Parameters parameters = chain.genesis().parameters();
        boolean first = nonce.equals(Nonce.ZERO);
        var action = new Action(
                chain.id(),
                key.publicKey(),
                nonce,
                new Height(asOf.value() + Math.min(VALID_HEIGHTS, parameters.maxValidityHeights())),
                // Half of what is allowed leaves room for clocks that differ.
                clock.millis() + Math.min(VALID_MS, parameters.maxValidityMs() / 2),
                first ? proofOfWork.counter(parameters.powBits()) : Action.NO_PROOF_OF_WORK,
                body);
        return ActionCodec.sign(action, key);
    }
}
