package io.bitcraps.command.rules;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.money.Amount;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what speaks against one action and keeps the reason that precedes all others in {@link RefusalReason}, so
 * that the order in which a use case happens to look has no influence on the log. Of equal reasons the first stays.
 */
public final class Checks {

    private Decision.@Nullable Refused refusal;

    public Checks refuseIf(boolean applies, RefusalReason reason) {
        return refuseIf(applies, reason, () -> Amount.ZERO);
    }

    /** @param fits asked only if this reason is kept */
    public Checks refuseIf(boolean applies, RefusalReason reason, Supplier<Amount> fits) {
        Decision.Refused kept = refusal;
        if (applies && (kept == null || reason.compareTo(kept.reason()) < 0)) {
            refusal = new Decision.Refused(reason, fits.get());
        }
        return this;
    }

    /** What stands against the action so far, or null. */
    public Decision.@Nullable Refused refusal() {
        return refusal;
    }

    /** The refusal, where there is nothing more to look at once this reason applies. */
    public Decision refuse(RefusalReason reason) {
        return refuseIf(true, reason).orElse(List::of);
    }

    /** The refusal, or the effects if nothing speaks against the action. */
    public Decision orElse(Supplier<List<Event>> effects) {
        Decision.Refused kept = refusal;
        return kept == null ? new Decision.Accepted(effects.get()) : kept;
    }
}
