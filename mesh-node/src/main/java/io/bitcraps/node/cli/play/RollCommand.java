package io.bitcraps.node.cli.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "roll",
        mixinStandardHelpOptions = true,
        description = "Lock the table and roll; the dice follow from the committee's seed for the lock.")
public final class RollCommand implements Callable<Integer> {

    /** Blocks after the lock in which the seed is looked for; it comes in the first or second as a rule. */
    private static final int MAX_BLOCKS = 50;

    @Mixin
    private Acting acting;

    @Parameters(paramLabel = "TABLE", description = "Such as t1.")
    private TableId table;

    @Option(names = "--wait", description = "Wait for the dice and show them with what each bet got.")
    private boolean wait;

    @Override
    public Integer call() throws Exception {
        var roll = new AtomicLong();
        return acting.act(
                (node, chain) -> {
                    roll.set(node.table(table).roll());
                    return new ActionBody.RollDice(table, roll.get());
                },
                wait ? (node, receipt) -> dice(node, receipt, roll.get()) : Acting.Sequel.NONE);
    }

    private Acting.Shown dice(NodeClient node, Receipt receipt, long roll) throws CallFailed, CommandFailed {
        Height height = receipt.height();
        for (int i = 0; i < MAX_BLOCKS; i++) {
            height = height.next();
            JsonNode round = node.round(table, roll, height);
            if (round.hasNonNull("dice")) {
                return new Acting.Shown(JsonNodeFactory.instance.objectNode().set("round", round), lines(round));
            }
        }
        throw new CommandFailed(
                "no-dice",
                "the lock is final at height " + receipt.height() + ", but the dice of roll " + roll
                        + " have not fallen " + MAX_BLOCKS
                        + " blocks after the lock: fewer than a quorum of validators release their shares");
    }

    private static List<String> lines(JsonNode round) {
        JsonNode dice = round.path("dice");
        List<String> lines = new ArrayList<>();
        int point = dice.path("point").asInt();
        lines.add("dice " + dice.path("first").asInt() + " and "
                + dice.path("second").asInt() + ": "
                + dice.path("sum").asInt()
                + (dice.path("sevenOut").asBoolean()
                        ? ", seven out"
                        : point == 0 ? ", point off" : ", point " + point));
        for (JsonNode result : round.path("results")) {
            int number = result.path("number").asInt();
            lines.add("  " + result.path("player").asText() + " "
                    + result.path("bet").asText() + (number == 0 ? "" : "@" + number) + " "
                    + result.path("outcome").asText() + ", stake " + crap(result, "stake") + ", winnings "
                    + crap(result, "winnings"));
        }
        return lines;
    }

    private static Amount crap(JsonNode result, String member) {
        return new Amount(result.path(member).asLong());
    }
}
