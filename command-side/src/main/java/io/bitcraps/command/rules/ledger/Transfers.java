package io.bitcraps.command.rules.ledger;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.Transfer;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.AccountOpened;
import io.bitcraps.events.event.Event.Transferred;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Sends tokens to a key. The first transfer to a key opens its account, at the sender's expense. */
public final class Transfers {

    private static final long PER_MILLE = 1_000;

    private Transfers() {}

    public static Decision decide(Request request, Transfer action) {
        Parameters parameters = request.parameters();
        boolean inRange = !action.amount().isZero() && parameters.supplyCap().atLeast(action.amount());
        boolean opens = request.ledger().account(action.to()) == null;
        Checks checks = new Checks()
                .refuseIf(action.to().equals(request.account()), SAME_ACCOUNT)
                .refuseIf(opens && !request.ledger().mayOpen(action.to()), INVALID_KEY)
                .refuseIf(!inRange, AMOUNT_OUT_OF_RANGE);
        Decision.Refused refused = checks.refusal();
        if (refused != null) {
            return refused;
        }
        Amount fee = action.amount().timesCeil(parameters.transferFeePerMille(), PER_MILLE);
        Amount opening = opens ? parameters.openingFee() : Amount.ZERO;
        Amount needed = action.amount().plus(fee).plus(opening);
        return checks.refuseIf(!request.purse().atLeast(needed), INSUFFICIENT_TOKENS)
                .orElse(() -> {
                    List<Event> events = new ArrayList<>();
                    if (opens) {
                        events.add(new AccountOpened(action.to(), request.account(), opening));
                    }
                    events.add(new Transferred(request.account(), action.to(), action.amount(), fee, action.memo()));
                    return events;
                });
    }
}
