package io.bitcraps.node.cli.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.NodeOption;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.TableView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about a table that needs no option of its own is a method here. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        subcommands = CreateTableCommand.class,
        description = "Create, find, join and leave tables.")
public final class TableCommand implements Runnable {

    private static final String TABLE = "TABLE";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "table takes a subcommand");
    }

    @Command(mixinStandardHelpOptions = true, description = "Let a key join a table that is by invitation.")
    int invite(
            @Mixin Acting acting,
            @Parameters(paramLabel = TABLE) TableId table,
            @Parameters(paramLabel = "KEY") PublicKey player)
            throws Exception {
        return acting.act((node, chain) -> new ActionBody.InvitePlayer(table, player));
    }

    @Command(mixinStandardHelpOptions = true, description = "Take a seat; the ante is held until you leave.")
    int join(@Mixin Acting acting, @Parameters(paramLabel = TABLE) TableId table) throws Exception {
        return acting.act((node, chain) -> new ActionBody.JoinTable(table));
    }

    @Command(mixinStandardHelpOptions = true, description = "Give the seat up; no bet of yours may stand.")
    int leave(@Mixin Acting acting, @Parameters(paramLabel = TABLE) TableId table) throws Exception {
        return acting.act((node, chain) -> new ActionBody.LeaveTable(table));
    }

    @Command(mixinStandardHelpOptions = true, description = "By its creator: no joins, no new bets.")
    int close(@Mixin Acting acting, @Parameters(paramLabel = TABLE) TableId table) throws Exception {
        return acting.act((node, chain) -> new ActionBody.CloseTable(table));
    }

    @Command(mixinStandardHelpOptions = true, description = "By the shooter: the dice go to the next seat.")
    int pass(@Mixin Acting acting, @Parameters(paramLabel = TABLE) TableId table) throws Exception {
        return acting.act((node, chain) -> new ActionBody.PassDice(table));
    }

    @Command(mixinStandardHelpOptions = true, description = "You need no more betting time before the next roll.")
    int ready(@Mixin Acting acting, @Parameters(paramLabel = TABLE) TableId table) throws Exception {
        return acting.act(
                (node, chain) -> new ActionBody.BeReady(table, node.table(table).roll()));
    }

    @Command(mixinStandardHelpOptions = true, description = "The newest tables.")
    int list(@Mixin NodeOption node, @Mixin Output output) throws Exception {
        try (NodeClient client = node.client()) {
            List<TableView> tables = client.tables();
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            List<String> lines = new ArrayList<>();
            for (TableView table : tables) {
                json.add(table.json());
                lines.add(line(table));
            }
            output.print(json, lines.isEmpty() ? List.of("no tables: bitcraps table create makes one") : lines);
            return ExitCode.OK;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "A table with its seats and standing bets.")
    int show(@Mixin NodeOption node, @Mixin Output output, @Parameters(paramLabel = TABLE) TableId table)
            throws Exception {
        try (NodeClient client = node.client()) {
            TableView view = client.table(table);
            List<String> lines = new ArrayList<>();
            lines.add(line(view));
            for (JsonNode seat : view.json().path("seats")) {
                lines.add("  seat " + seat.path("seat").asInt() + " "
                        + seat.path("player").asText() + (seat.path("ready").asBoolean() ? " ready" : ""));
                for (JsonNode bet : seat.path("bets")) {
                    int number = bet.path("number").asInt();
                    lines.add("    " + bet.path("bet").asText() + (number == 0 ? "" : "@" + number) + " "
                            + new Amount(bet.path("stake").asLong()));
                }
            }
            output.print(view.json(), lines);
            return ExitCode.OK;
        }
    }

    private static String line(TableView table) {
        return table.id() + " \"" + Texts.printable(table.name()) + "\" " + table.phase() + ", roll " + table.roll()
                + (table.point() == 0 ? ", come-out" : ", point " + table.point())
                + (table.locked() ? ", locked" : "");
    }
}
