package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what concerns validators. */
public record CommitteeCommands(Decisions decisions) {

    @CommandHandler(commandName = CommandNames.REPORT_EVIDENCE)
    public List<Event> reportEvidence(Action action) {
        return decisions.decide(action);
    }
}
