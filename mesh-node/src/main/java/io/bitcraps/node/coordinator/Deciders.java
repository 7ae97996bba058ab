package io.bitcraps.node.coordinator;

import io.bitcraps.command.axon.AxonDecider;
import io.bitcraps.command.axon.EventStores;
import io.bitcraps.command.block.Decider;
import io.bitcraps.events.feed.FinalLog;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Where Axon meets the node: actions are decided as commands on its bus, and final entries come out of its store. */
final class Deciders {

    private Deciders() {}

    /** The same answers as the rules', through the command handlers. */
    static Decider production() {
        var axon = new AxonDecider();
        return axon::decide;
    }

    static StreamableMessageSource<TrackedEventMessage<?>> source(FinalLog log) {
        return EventStores.embedded(log);
    }
}
