package io.bitcraps.node.ingress;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The checks an action passes before it may wait in the mempool, cheapest first and the signature last, so that
 * nobody can make a node verify signatures for free. Stateless; thread-safe.
 */
public final class Admission {

    /** Code of the refusals that pass by themselves. */
    static final String TOO_MANY_PENDING = "too-many-pending";

    private final ChainId chain;
    private final SignatureVerifier verifier;
    private final int maxTables;

    /** Of what other validators share: they have admitted it, and the genesis limits tables. */
    public Admission(ChainId chain, SignatureVerifier verifier) {
        this(chain, verifier, Integer.MAX_VALUE);
    }

    /** @param maxTables open tables at which no {@code create-table} is admitted, whatever the genesis allows */
    public Admission(ChainId chain, SignatureVerifier verifier, int maxTables) {
        this.chain = chain;
        this.verifier = verifier;
        this.maxTables = maxTables;
    }

    /** What the checks showed. */
    public sealed interface Outcome {
        record Admitted(SignedAction action) implements Outcome {}

        /** @param code stable, for programs; {@code sentence} for people */
        record Refused(String code, String sentence) implements Outcome {}
    }

    /**
     * The newest final state, against which actions are checked.
     *
     * @param timeMs about what the next block's time will be: block time stands still while nobody plays, so this is
     *     the node's clock or the last block's time, whichever is later
     */
    public record Tip(long height, long timeMs, StateTrie state) {}

    /** As {@link #check(byte[], Tip, Mempool, PublicKey)}, on bytes of this node's own clients. */
    public Outcome check(byte[] jws, Tip tip, Mempool mempool) {
        return check(jws, tip, mempool, null);
    }

    /**
     * All checks on bytes from outside, in this order: size and form; chain; expiry; account, and proof of work of its
     * first action; nonce; how many wait already of the account and the peer; fee; key; signature.
     *
     * @param peer who shared them; null for this node's own clients
     */
    public Outcome check(byte[] jws, Tip tip, Mempool mempool, @Nullable PublicKey peer) {
        if (jws.length > SignedAction.MAX_BYTES) {
            return refused("action-too-large", "an action has at most " + SignedAction.MAX_BYTES + " bytes");
        }
        SignedAction signed;
        try {
            signed = ActionCodec.parse(jws);
        } catch (Malformed e) {
            return refused("malformed-action", "the action is not well-formed: " + e.getMessage());
        }
        if (mempool.contains(signed.ticket())) {
            return new Outcome.Admitted(signed);
        }
        Outcome.Refused refusal = beforeSignature(signed, tip, mempool, peer);
        if (refusal != null) {
            return refusal;
        }
        return ActionCodec.verify(signed, verifier)
                ? new Outcome.Admitted(signed)
                : refused("bad-signature", "the signature is not the account key's over these bytes");
    }

    private Outcome.@Nullable Refused beforeSignature(
            SignedAction signed, Tip tip, Mempool mempool, @Nullable PublicKey peer) {
        Action action = signed.action();
        if (!action.chain().equals(chain)) {
            return refused("wrong-chain", "the action is for chain " + action.chain() + ", this is " + chain);
        }
        Parameters parameters =
                (Parameters) Objects.requireNonNull(tip.state().get(StateKey.parameters()), "every state has them");
        if (action.body() instanceof ActionBody.CreateTable && tablesOpen(tip.state()) >= maxTables) {
            return refused("node-table-limit", "this node takes no new table while " + maxTables + " are open");
        }
        if (action.validUntilHeight().value() <= tip.height() || action.validUntilMs() <= tip.timeMs()) {
            return refused("expired", "the action's validity is over: sign it again with later bounds");
        }
        if (action.validUntilHeight().value() - tip.height() > parameters.maxValidityHeights()
                || action.validUntilMs() - tip.timeMs() > parameters.maxValidityMs()) {
            return refused(
                    "validity-too-far",
                    "an action is valid for at most " + parameters.maxValidityHeights() + " heights and "
                            + parameters.maxValidityMs() + " ms from the tip");
        }
        if (!(tip.state().get(StateKey.account(action.account())) instanceof Account account)) {
            return refused(
                    "unknown-account", "no account has this key: ask the faucet or another player for tokens first");
        }
        if (action.nonce().value() == 0
                && !ProofOfWork.check(action.account(), action.proofOfWork(), parameters.powBits())) {
            return refused("bad-proof-of-work", "the key's first action needs " + parameters.powBits() + " zero bits");
        }
        return ofAccount(signed, account, parameters, mempool, peer);
    }

    private Outcome.@Nullable Refused ofAccount(
            SignedAction signed, Account account, Parameters parameters, Mempool mempool, @Nullable PublicKey peer) {
        long nonce = signed.action().nonce().value();
        if (nonce < account.nonce()) {
            return refused("nonce-used", "nonce " + nonce + " is used: the account's next is " + account.nonce());
        }
        if (nonce > account.nonce() + Mempool.NONCE_WINDOW) {
            return refused(
                    "nonce-too-far", "nonce " + nonce + " is too far ahead: the account's next is " + account.nonce());
        }
        if (mempool.isTaken(account.key(), nonce, signed.ticket())) {
            return refused("nonce-taken", "another action with nonce " + nonce + " of this account is pending");
        }
        if (mempool.holdsTooMany(account.key(), peer)) {
            return refused(TOO_MANY_PENDING, "as many actions as may wait of one account or one peer are pending");
        }
        if (!account.available().atLeast(parameters.actionFee())) {
            return refused("cannot-pay-fee", "the account cannot pay the action fee of " + parameters.actionFee());
        }
        if (account.nonce() == 0 && nonce == 0 && !Ed25519.isValidKey(account.key())) {
            return refused("invalid-key", "the account's key is not a valid Ed25519 key");
        }
        return null;
    }

    private static int tablesOpen(StateTrie state) {
        return state.get(StateKey.agenda()) instanceof Agenda agenda ? agenda.tablesOpen() : 0;
    }

    private static Outcome.Refused refused(String code, String sentence) {
        return new Outcome.Refused(code, sentence);
    }
}
