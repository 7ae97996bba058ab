package io.bitcraps.command.rules.ledger;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.Grant;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.AccountOpened;
import io.bitcraps.events.event.Event.TokensGranted;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Grants tokens out of the treasury, by a faucet key of the genesis; an account that this opens pays no fee. */
public final class Grants {

    private Grants() {}

    public static Decision decide(Request request, Grant action) {
        Parameters parameters = request.parameters();
        Amount bankroll = request.ledger().bank().bankroll();
        boolean opens = request.ledger().account(action.to()) == null;
        boolean inRange = !action.amount().isZero() && parameters.faucetLimit().atLeast(action.amount());
        return new Checks()
                .refuseIf(!parameters.faucet().contains(request.account()), NOT_ALLOWED)
                .refuseIf(opens && !request.ledger().mayOpen(action.to()), INVALID_KEY)
                .refuseIf(!inRange, AMOUNT_OUT_OF_RANGE, parameters::faucetLimit)
                .refuseIf(!bankroll.atLeast(action.amount()), INSUFFICIENT_TOKENS, () -> bankroll)
                .orElse(() -> {
                    List<Event> events = new ArrayList<>();
                    if (opens) {
                        events.add(new AccountOpened(action.to(), request.account(), Amount.ZERO));
                    }
                    events.add(new TokensGranted(action.to(), action.amount()));
                    return events;
                });
    }
}
