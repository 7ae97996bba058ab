package io.bitcraps.command.axon;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Decides actions as commands on Axon's bus; the answers are those of the rules. A unit of work belongs to the thread
 * that opened it, so threads may each execute a block of their own.
 */
public final class AxonDecider {

    private final CommandBus commands = SimpleCommandBus.builder().build();
    private final EventBus events = SimpleEventBus.builder().build();

    public AxonDecider() {
        var decisions = new Decisions(AxonDecider::current, events);
        for (Object handler : List.of(
                new LedgerCommands(decisions),
                new TableCommands(decisions),
                new BettingCommands(decisions),
                new RollCommands(decisions),
                new CommitteeCommands(decisions))) {
            new AnnotationCommandHandlerAdapter<>(handler).subscribe(commands);
        }
    }

    /** Where the events of a block arrive, in order, when it is committed; those of an abandoned block never do. */
    public EventBus events() {
        return events;
    }

    /** Decides one action in a unit of work of its own; changes nothing. */
    public List<Event> decide(Ledger ledger, Action action, BlockContext context) {
        try (AxonBlock block = open(ledger, context)) {
            List<Event> effects = block.decide(action);
            block.commit();
            return effects;
        }
    }

    /**
     * Opens the unit of work of one block, on this thread. Between two decisions the caller evolves the ledger.
     *
     * @throws InvariantViolation if this thread has a block open
     */
    public AxonBlock open(Ledger ledger, BlockContext context) {
        InvariantViolation.check(!CurrentUnitOfWork.isStarted(), "a thread executes one block at a time");
        return AxonBlock.start(commands, new OpenBlock(ledger, context));
    }

    private static OpenBlock current() {
        return AxonBlock.openIn(CurrentUnitOfWork.get().root());
    }
}
