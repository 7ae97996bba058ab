package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles the roll: the lock, that is; its dice come from the beacon and not by a command. */
public record RollCommands(Decisions decisions) {

    @CommandHandler(commandName = CommandNames.ROLL_DICE)
    public List<Event> rollDice(Action action) {
        return decisions.decide(action);
    }
}
