package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Handles who sits where, who has the dice and who is ready. */
public record TableCommands(Decisions decisions) {

    @CommandHandler(commandName = CommandNames.CREATE_TABLE)
    public List<Event> createTable(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.INVITE_PLAYER)
    public List<Event> invitePlayer(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.JOIN_TABLE)
    public List<Event> joinTable(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.LEAVE_TABLE)
    public List<Event> leaveTable(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.CLOSE_TABLE)
    public List<Event> closeTable(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.PASS_DICE)
    public List<Event> passDice(Action action) {
        return decisions.decide(action);
    }

    @CommandHandler(commandName = CommandNames.BE_READY)
    public List<Event> beReady(Action action) {
        return decisions.decide(action);
    }
}
