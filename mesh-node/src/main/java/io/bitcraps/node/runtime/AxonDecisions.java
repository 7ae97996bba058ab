package io.bitcraps.node.runtime;

import io.bitcraps.command.axon.AxonDecider;
import io.bitcraps.command.block.Decider;

/** Actions decided as commands on Axon's bus: the same answers as the rules', through the command handlers. */
public final class AxonDecisions {

    private AxonDecisions() {}

    public static Decider decider() {
        return new AxonDecider()::decide;
    }
}
