package io.bitcraps.command.rules;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.money.Amount;
import java.util.List;

/** What the rules say to an included action, before the fee. */
public sealed interface Decision {

    /** Carried out, with these effects in this order. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** @param fits how much would have been taken where the reason is a limit, else 0 */
    record Refused(RefusalReason reason, Amount fits) implements Decision {}

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }
}
