package io.bitcraps.node.ingress;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.Objects;

/** Reads off a state what accounts could still do. */
public final class Rooms {

    private Rooms() {}

    /** What the block after this state could hold of the account. */
    public static Mempool.Room of(ChainState state, PublicKey account) {
        if (!(state.state().get(StateKey.account(account)) instanceof Account open)) {
            return new Mempool.Room(0, 0);
        }
        var parameters =
                (Parameters) Objects.requireNonNull(state.state().get(StateKey.parameters()), "every state has them");
        long most = parameters.maxActionsPerAccountPerBlock();
        long fee = parameters.actionFee().micro();
        return new Mempool.Room(
                open.nonce(), fee == 0 ? most : Math.min(most, open.available().micro() / fee));
    }
}
