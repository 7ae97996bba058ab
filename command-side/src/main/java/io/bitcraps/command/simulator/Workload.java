package io.bitcraps.command.simulator;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import java.util.function.Predicate;

/** The chain that is simulated: its beginning, what its clients ask for, and what executes it. */
public interface Workload {

    ChainId chain();

    BlockId genesis();

    /** The application of a machine that starts. @param genuine whether a client signed the action with this ticket */
    Application open(Predicate<Hash> genuine);

    /** The clients' action number {@code number}, from 0; each is different. */
    SignedAction action(int number);

    /** The action with these bytes, as {@link #action} made it. */
    SignedAction parse(byte[] jws);
}
