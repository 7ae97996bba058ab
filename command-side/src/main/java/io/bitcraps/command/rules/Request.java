package io.bitcraps.command.rules;

import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue;

/**
 * Who asks, when, and with what: everything a use case may look at besides the action's body.
 *
 * @param ledger read only: to decide changes nothing
 * @param chain for which the action was signed
 * @param account key of the account that asks; it is open
 * @param purse what the account can spend, its action fee already taken off
 */
public record Request(Ledger ledger, ChainId chain, PublicKey account, Amount purse, BlockContext block) {

    public StateValue.Parameters parameters() {
        return ledger.parameters();
    }
}
