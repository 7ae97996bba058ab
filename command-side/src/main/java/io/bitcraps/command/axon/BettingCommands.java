package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what goes on and off the felt. */
public record BettingCommands(Decisions decisions) {

    @CommandHandler(commandName = CommandNames.PLACE_BETS)
    public List<Event> placeBets(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.TAKE_DOWN_BETS)
    public List<Event> takeDownBets(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.SWITCH_BETS)
    public List<Event> switchBets(Action action) {
        return decisions.decide(action);
    }
}
