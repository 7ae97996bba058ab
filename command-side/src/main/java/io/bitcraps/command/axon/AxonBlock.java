package io.bitcraps.command.axon;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** One block as one root unit of work: all its events are published by {@link #commit}, or none. */
public final class AxonBlock implements AutoCloseable {

    private static final String RESOURCE = OpenBlock.class.getName();

    private final CommandBus commands;
    private final UnitOfWork<?> work;

    private AxonBlock(CommandBus commands, UnitOfWork<?> work) {
        this.commands = commands;
        this.work = work;
    }

    static AxonBlock start(CommandBus commands, OpenBlock open) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        work.resources().put(RESOURCE, open);
        return new AxonBlock(commands, work);
    }

    static OpenBlock openIn(UnitOfWork<?> work) {
        return work.getResource(RESOURCE);
    }

    /** The events of the action, by the handler its body has. A broken invariant comes through as it is. */
    public List<Event> decide(Action action) {
        var answer = new FutureCallback<Action, List<Event>>();
        commands.dispatch(Commands.of(action), answer); // answered before it returns: this bus has no other thread
        CommandResultMessage<? extends List<Event>> result = answer.getResult();
        if (result.isExceptional()) {
            throw broken(result.exceptionResult());
        }
        return result.getPayload();
    }

    public void commit() {
        work.commit();
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        if (work.isActive()) {
            work.rollback();
        }
    }

    /** Handlers refuse by events, so whatever they throw is a bug, and goes on as one. */
    private static RuntimeException broken(Throwable cause) {
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
