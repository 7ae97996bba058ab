package io.bitcraps.command.axon;

import io.bitcraps.command.rules.Rules;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * What every handler does: decide by the rules on the open block, publish, answer the events.
 *
 * @param block the block that is being executed, asked for at each command
 * @param bus gets the events when the unit of work commits
 */
public record Decisions(Supplier<OpenBlock> block, EventBus bus) {

    List<Event> decide(Action action) {
        OpenBlock open = block.get();
        List<Event> events = Rules.decide(open.ledger(), action, open.context());
        bus.publish(messages(action, events, Instant.ofEpochMilli(open.context().timeMs())));
        return events;
    }

    private static List<EventMessage<?>> messages(Action action, List<Event> events, Instant blockTime) {
        String prefix = action.account().text() + ":" + action.nonce() + ":";
        List<EventMessage<?>> messages = new ArrayList<>();
        for (Event event : events) {
            messages.add(new GenericEventMessage<>(prefix + messages.size(), event, Map.of(), blockTime));
        }
        return messages;
    }
}
