package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Standing;
import io.bitcraps.node.cli.client.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Players at one table: one round is everybody's bets, the shooter's roll, and its settlement. */
final class DemoGame {

    private static final String TABLE_NAME = "demo";
    private static final long ROLL_LIMIT_MS = 30_000;

    private final NodeClient client;
    private final List<DemoPlayer> players;
    private final RandomGenerator random;
    private final TableId table;

    private DemoGame(NodeClient client, List<DemoPlayer> players, RandomGenerator random, TableId table) {
        this.client = client;
        this.players = players;
        this.random = random;
        this.table = table;
    }

    /**
     * What a round showed.
     *
     * @param dice null if the roll was refused
     * @param finalityMs of each action in it
     * @param refusals actions of it that the rules refused
     */
    record Round(long roll, @Nullable JsonNode dice, List<Long> finalityMs, List<DemoPlayer.Outcome> refusals) {
        Round {
            finalityMs = List.copyOf(finalityMs);
            refusals = List.copyOf(refusals);
        }
    }

    /** Sits the players down at the demo table, which the first of them makes, by invitation, if there is none. */
    static DemoGame open(NodeClient client, Chain chain, List<DemoPlayer> players, RandomGenerator random)
            throws CallFailed {
        for (DemoPlayer player : players) {
            player.funded();
        }
        TableId table = null;
        for (TableView known : client.tables()) {
            if (known.name().equals(TABLE_NAME) && known.phase().equals("open")) {
                table = known.id();
            }
        }
        if (table == null) {
            table = create(client, players.getFirst(), payTable(chain));
            for (DemoPlayer guest : players.subList(1, players.size())) {
                players.getFirst()
                        .acts(new ActionBody.InvitePlayer(table, guest.account()))
                        .orFail("invite " + guest.name());
            }
        }
        DemoGame game = new DemoGame(client, players, random, table);
        JsonNode seats = client.table(table).json().path("seats");
        for (DemoPlayer player : players) {
            if (game.seatOf(player, seats) < 0) {
                player.acts(new ActionBody.JoinTable(table)).orFail("take a seat at " + table);
            }
        }
        return game;
    }

    private static TableId create(NodeClient client, DemoPlayer creator, Hash payTable) throws CallFailed {
        var rules = new TableRules(
                TABLE_NAME, Amount.crap(1), Amount.crap(50), payTable, 8, 1, Amount.ZERO, 0, 60_000, false);
        DemoPlayer.Outcome created =
                creator.acts(new ActionBody.CreateTable(rules)).orFail("create the demo table");
        for (JsonNode event : created.events()) {
            if (event.path("type").asText().equals("table-created")) {
                return new TableId(event.path("table").asText());
            }
        }
        throw new CallFailed(CallFailed.UNINTELLIGIBLE, client.node() + " says nothing of the table that was created");
    }

    private static Hash payTable(Chain chain) {
        return PayTableCodec.hash(chain.genesis().payTables().getFirst());
    }

    List<DemoPlayer> players() {
        return players;
    }

    TableId table() {
        return table;
    }

    /** Plays one roll to its settlement; a roll that the rules refuse ends the round without dice. */
    Round round() throws CallFailed, InterruptedException {
        JsonNode before = unlocked();
        long roll = before.path("table").path("roll").asLong();
        int point = before.path("table").path("point").asInt();
        List<Long> finalityMs = new ArrayList<>();
        List<DemoPlayer.Outcome> refusals = new ArrayList<>();
        List<Bet> bets = new ArrayList<>();
        for (DemoPlayer player : players) {
            player.funded();
            var body = new ActionBody.PlaceBets(table, roll, wagers(player, point, before.path("seats")));
            bets.add(new Bet(player, timed(player, body, finalityMs)));
        }
        DemoPlayer shooter = shooter(before);
        Standing.Final sent = timed(shooter, new ActionBody.RollDice(table, roll), finalityMs);
        for (Bet bet : bets) { // by now their checkpoint is there, and nobody has waited for it
            keepRefusal(bet.player().outcome(bet.standing()), refusals);
        }
        boolean locked = keepRefusal(shooter.outcome(sent), refusals);
        return new Round(roll, locked ? settled(roll, sent.height()) : null, finalityMs, refusals);
    }

    private record Bet(DemoPlayer player, Standing.Final standing) {}

    private static boolean keepRefusal(DemoPlayer.Outcome outcome, List<DemoPlayer.Outcome> refusals) {
        if (outcome.refusal() == null) {
            return true;
        }
        refusals.add(outcome);
        return false;
    }

    /** The table once it takes bets: a run that was cut short may have left it locked. */
    private JsonNode unlocked() throws CallFailed, InterruptedException {
        TableView now = client.table(table);
        if (now.locked()) {
            settled(
                    now.roll(),
                    new Height(now.json().path("table").path("lockHeight").asLong()));
            now = client.table(table);
        }
        return now.json();
    }

    private Standing.Final timed(DemoPlayer player, ActionBody body, List<Long> finalityMs) throws CallFailed {
        long begin = System.nanoTime();
        Standing.Final done = player.sends(body);
        finalityMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        return done;
    }

    /** On the come-out a line bet, which the shooter needs; then come, odds or hardways; always something quick. */
    private List<Wager> wagers(DemoPlayer player, int point, JsonNode seats) {
        List<Wager> wagers = new ArrayList<>();
        boolean pass = stands(player, seats, BetKind.PASS);
        if (point == 0) {
            wagers.add(
                    wager(random.nextInt(4) == 0 && !pass ? BetKind.DONT_PASS : BetKind.PASS, 1 + random.nextInt(5)));
        } else {
            switch (random.nextInt(4)) {
                case 0 -> wagers.add(wager(BetKind.COME, 1 + random.nextInt(3)));
                case 1 -> wagers.add(wager(BetKind.HARD_6, 1));
                case 2 -> wagers.add(wager(BetKind.HARD_8, 1));
                default -> wagers.add(wager(BetKind.DONT_COME, 1 + random.nextInt(3)));
            }
        }
        wagers.add(wager(random.nextBoolean() ? BetKind.FIELD : BetKind.NEXT_7, 1));
        return wagers;
    }

    private static Wager wager(BetKind kind, int crap) {
        return new Wager(Spot.of(kind), Amount.crap(crap));
    }

    private boolean stands(DemoPlayer player, JsonNode seats, BetKind kind) {
        for (JsonNode seat : seats) {
            if (seat.path("player").asText().equals(player.account().text())) {
                for (JsonNode bet : seat.path("bets")) {
                    if (bet.path("bet").asText().equals(kind.text())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private DemoPlayer shooter(JsonNode before) throws CallFailed {
        int seat = before.path("table").path("shooter").asInt(-1);
        for (DemoPlayer player : players) {
            if (seatOf(player, before.path("seats")) == seat) {
                return player;
            }
        }
        throw new CallFailed("no-shooter", "somebody else has the dice at table " + table);
    }

    private int seatOf(DemoPlayer player, JsonNode seats) {
        for (JsonNode seat : seats) {
            if (seat.path("player").asText().equals(player.account().text())) {
                return seat.path("seat").asInt();
            }
        }
        return -1;
    }

    /** The round once its dice have fallen; the node waits for what it does not have yet. */
    private JsonNode settled(long roll, Height lock) throws CallFailed, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ROLL_LIMIT_MS);
        Height atLeast = lock.next();
        while (System.nanoTime() < deadline) {
            try {
                JsonNode round = client.round(table, roll, atLeast);
                if (round.hasNonNull("dice")) {
                    return round;
                }
                atLeast = new Height(client.status().path("asOf").path("height").asLong()).next();
            } catch (CallFailed e) {
                if (!e.code().equals("behind")) { // no new block yet: the seed is still being made
                    throw e;
                }
            }
        }
        throw new CallFailed("slow", "roll " + roll + " was not settled after " + ROLL_LIMIT_MS / 1_000 + " s");
    }
}
