package io.bitcraps.node.ingress;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.node.mesh.TokenBucket;
import io.bitcraps.query.port.Ingress.Submission;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The treasury's hand on a demo network: signs ordinary grant actions with the faucet key of the genesis. A bucket of
 * grants a second keeps a stranger from draining it. Thread-safe.
 */
public final class Faucet {

    private final OwnAccount account;
    private final TokenBucket grants;
    private final LongSupplier monotonicMs;

    /**
     * @param account of the faucet key
     * @param perSecond grants for all askers together, and at most at once
     * @param monotonicMs a clock that never steps back
     */
    public Faucet(OwnAccount account, int perSecond, LongSupplier monotonicMs) {
        this.account = account;
        this.grants = new TokenBucket(perSecond, perSecond, monotonicMs.getAsLong());
        this.monotonicMs = monotonicMs;
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
        if (!account.isOpen(tip)) {
            return new Submission.Refused("no-faucet", "the faucet's key has no account on this chain");
        }
        return account.act(
                new ActionBody.Grant(to, amount), newest, submit, () -> grants.take(monotonicMs.getAsLong()));
    }
}
