package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what moves tokens between accounts. */
public record LedgerCommands(Decisions decisions) {

    @CommandHandler(commandName = CommandNames.GRANT)
    public List<Event> grant(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.TRANSFER)
    public List<Event> transfer(Action action) {
        return decisions.decide(action);
    }
}
