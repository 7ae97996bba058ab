package io.bitcraps.node.cli.client;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;

/** What a receipt is asked for: the node says of which action it is, so whoever asked must know better. */
public sealed interface Wanted {

    /** Whether {@code logged} is what was asked for. */
    boolean is(SignedAction logged);

    /** The action that was signed here, to the byte. */
    record Own(SignedAction action) implements Wanted {
        @Override
        public boolean is(SignedAction logged) {
            return action.equals(logged);
        }
    }

    /** A grant that the treasury's key signs. An earlier one of the same amount to the same account looks the same. */
    record Grant(PublicKey to, Amount amount) implements Wanted {
        @Override
        public boolean is(SignedAction logged) {
            return logged.action().body().equals(new ActionBody.Grant(to, amount));
        }
    }
}
