package io.bitcraps.query.synthetic;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three players and a table, drawn from a seed. The events are such as rules could make them (pass bets and field bets,
 * balanced money), which is all a projection asks for.
 */
public final class TestGame {

    public static final TableId TABLE = TableId.number(1);

    private static final int PLAYERS = 3;
    private static final Spot PASS = Spot.of(BetKind.PASS);
    private static final Spot FIELD = Spot.of(BetKind.FIELD);

    private final TestNetwork network;
    private final TestLog log;
    private final Random random;
    private final SigningKey[] keys = new SigningKey[PLAYERS];
    private final long[] nonces = new long[PLAYERS];
    private final long[] passStakes = new long[PLAYERS];
    private final List<SignedAction> played = new ArrayList<>();
    private long roll;
    private int point;
    private int shooter;

    public TestGame(TestNetwork network, TestLog log, long simulationSeed) {
        this.network = network;
        this.log = log;
        this.random = new Random(simulationSeed);
        for (int i = 0; i < PLAYERS; i++) {
            keys[i] = TestNetwork.key(4, i);
        }
    }

    public PublicKey player(int number) {
        return keys[number].publicKey();
    }

    /** All actions so far, in log order. */
    public List<SignedAction> played() {
        return List.copyOf(played);
    }

    /** Genesis, three opened accounts, a table with three seats taken, the game begun: heights 0 to 2. */
    public TestGame open() {
        Hash file = Sha256.hash(network.genesisFile());
        List<Entry> genesis = new ArrayList<>();
        genesis.add(new Entry.GenesisEntry(network.chain(), file));
        genesis.add(event(new Event.TokensIssued(TestNetwork.TREASURY)));
        log.append(genesis, List.of(), true);
        List<Entry> accounts = new ArrayList<>();
        for (int i = 0; i < PLAYERS; i++) {
            accounts.add(event(new Event.AccountOpened(player(i), player(i), Amount.ZERO)));
            accounts.add(event(new Event.TokensGranted(player(i), Amount.crap(5_000))));
        }
        log.append(accounts, List.of(), true);
        TableRules rules = new TableRules(
                "The <Corner> & Co",
                Amount.crap(1),
                Amount.crap(500),
                Hash.ZERO,
                6,
                2,
                Amount.crap(10),
                0,
                30_000,
                true);
        List<Entry> table = new ArrayList<>();
        table.add(action(0, new ActionBody.CreateTable(rules)));
        table.add(event(new Event.TableCreated(TABLE, player(0), rules, Amount.crap(1))));
        for (int i = 0; i < PLAYERS; i++) {
            table.add(action(i, new ActionBody.JoinTable(TABLE)));
            table.add(event(new Event.PlayerJoined(TABLE, player(i), i, Amount.crap(10))));
        }
        table.add(event(new Event.DicePassed(TABLE, 0)));
        table.add(event(new Event.GameStarted(TABLE)));
        log.append(table, List.of(), true);
        return this;
    }

    /** Bets, a refused bet and a lock in one block; seed, dice and settlements in the next. */
    public TestGame round() {
        lock();
        return settle();
    }

    /** The first block of a round: the table is locked after it. */
    public TestGame lock() {
        List<Entry> bets = new ArrayList<>();
        for (int i = 0; i < PLAYERS; i++) {
            List<Wager> wagers = new ArrayList<>();
            if (point == 0 && passStakes[i] == 0) {
                long stake = 5L + random.nextInt(20);
                passStakes[i] = stake;
                wagers.add(new Wager(PASS, Amount.crap(stake)));
            }
            wagers.add(new Wager(FIELD, Amount.crap(2)));
            bets.add(action(i, new ActionBody.PlaceBets(TABLE, roll, wagers)));
            Amount reserved = wagers.stream().map(Wager::amount).reduce(Amount.ZERO, Amount::plus);
            bets.add(event(new Event.BetsPlaced(TABLE, roll, player(i), wagers, reserved)));
        }
        ActionBody tooMuch = new ActionBody.Transfer(player(1), Amount.crap(900_000), "");
        bets.add(action(0, tooMuch));
        bets.add(event(new Event.ActionRefused(
                player(0), new Nonce(nonces[0] - 1), RefusalReason.INSUFFICIENT_TOKENS, Amount.ZERO)));
        ActionBody transfer = new ActionBody.Transfer(player(2), Amount.crap(1), "");
        bets.add(action(1, transfer));
        bets.add(event(new Event.Transferred(player(1), player(2), Amount.crap(1), new Amount(1_000), "")));
        bets.add(action(shooter, new ActionBody.RollDice(TABLE, roll)));
        bets.add(event(new Event.RollLocked(TABLE, roll, Hash.ZERO, Amount.crap(40))));
        log.append(bets, List.of(), true);
        return this;
    }

    /** The second block of a round. */
    public TestGame settle() {
        Height lock = log.tip();
        Seed seed = new Seed(lock, seedBytes(lock));
        Dice dice = new Dice(1 + random.nextInt(6), 1 + random.nextInt(6));
        int before = point;
        boolean sevenOut = before != 0 && dice.sum() == 7;
        boolean made = before != 0 && dice.sum() == before;
        if (sevenOut || made) {
            point = 0;
        } else if (before == 0 && List.of(4, 5, 6, 8, 9, 10).contains(dice.sum())) {
            point = dice.sum();
        }
        shooter = sevenOut ? (shooter + 1) % PLAYERS : shooter;
        List<Entry> facts = new ArrayList<>();
        facts.add(event(new Event.SeedRevealed(lock, seed.hex())));
        facts.add(event(new Event.DiceRolled(TABLE, roll, lock, dice, point, sevenOut, shooter)));
        for (int i = 0; i < PLAYERS; i++) {
            facts.add(event(settlement(i, dice, before, sevenOut, made)));
        }
        roll++;
        log.append(facts, List.of(seed), true);
        return this;
    }

    private Event settlement(int player, Dice dice, int before, boolean sevenOut, boolean made) {
        List<Result> results = new ArrayList<>();
        Amount released = Amount.crap(2);
        int sum = dice.sum();
        if (passStakes[player] > 0) {
            Amount stake = Amount.crap(passStakes[player]);
            boolean won = made || before == 0 && (sum == 7 || sum == 11);
            boolean lost = sevenOut || before == 0 && (sum == 2 || sum == 3 || sum == 12);
            if (won || lost) {
                results.add(new Result(PASS, won ? Outcome.WON : Outcome.LOST, stake, won ? stake : Amount.ZERO, 0));
                released = released.plus(stake);
                passStakes[player] = 0;
            }
        }
        boolean field = sum < 5 || sum > 8;
        Amount two = Amount.crap(2);
        results.add(new Result(FIELD, field ? Outcome.WON : Outcome.LOST, two, field ? two : Amount.ZERO, 0));
        return new Event.Settled(TABLE, roll, player(player), results, released);
    }

    private Entry.ActionEntry action(int player, ActionBody body) {
        Action action = new Action(
                network.chain(),
                player(player),
                new Nonce(nonces[player]),
                new Height(1_000_000),
                log.nextTimeMs() + 60_000,
                nonces[player] == 0 ? 7 : Action.NO_PROOF_OF_WORK,
                body);
        nonces[player]++;
        SignedAction signed = ActionCodec.sign(action, keys[player]);
        played.add(signed);
        return new Entry.ActionEntry(signed);
    }

    /** An action of this player that is in no block. */
    public SignedAction unplayed(int player) {
        Action action = new Action(
                network.chain(),
                player(player),
                new Nonce(nonces[player] + 100),
                new Height(1_000_000),
                log.nextTimeMs() + 60_000,
                Action.NO_PROOF_OF_WORK,
                new ActionBody.JoinTable(TABLE));
        return ActionCodec.sign(action, keys[player]);
    }

    private static Entry.EventEntry event(Event event) {
        return new Entry.EventEntry(event);
    }

    private static byte[] seedBytes(Height height) {
        byte[] bytes = new byte[Seed.BYTES];
        byte[] text = ("seed " + height).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(Sha256.hash(text).bytes(), 0, bytes, 0, 32);
        return bytes;
    }
}
