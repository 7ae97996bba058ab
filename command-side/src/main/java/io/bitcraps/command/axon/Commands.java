package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;

/** Actions as command messages. */
public final class Commands {

    private Commands() {}

    /** The identifier is account and nonce: one action of an account has that number, on every node. */
    public static CommandMessage<Action> of(Action action) {
        String identifier = action.account().text() + ":" + action.nonce();
        var message = new GenericMessage<>(identifier, Action.class, action, Map.of());
        return new GenericCommandMessage<>(message, CommandNames.of(action.body()));
    }
}
