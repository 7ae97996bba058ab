package io.bitcraps.command.block;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.Rules;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import java.util.List;

/** Who asks the rules: directly in audits and simulations, through Axon's command bus in a node. Same answers. */
public interface Decider {

    Decider RULES = Rules::decide;

    List<Event> decide(Ledger ledger, Action action, BlockContext context);
}
