package io.bitcraps.command.rules;

import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateValue.Parameters;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of the tests: who plays, at which table, by which genesis, and how cases are read from one line. */
public final class Felts {

    public static final PublicKey ALICE = key(1);
    public static final PublicKey BOB = key(2);
    public static final PublicKey CAROL = key(3);
    public static final PublicKey FAUCET = key(4);
    public static final PublicKey STRANGER = key(5);

    public static final ChainId CHAIN = new ChainId("test-0000000000000000");
    public static final long START_MS = 1_700_000_000_000L;
    public static final TableId T1 = TableId.number(1);
    public static final Hash PAY_TABLE = PayTableCodec.hash(StandardPayTable.payTable());

    /** Making keys is what takes the time of a case. */
    private static final Map<Parameters, GenesisLedger> GENESIS = new ConcurrentHashMap<>();

    private Felts() {}

    public static PublicKey key(int number) {
        return signingKey(number).publicKey();
    }

    public static SigningKey signingKey(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return Ed25519.signingKey(seed);
    }

    /** Free actions, no proof of work, and limits wide enough not to matter where a test is about something else. */
    public static Parameters parameters() {
        return new Parameters(
                Amount.crap(21_000_000),
                Amount.ZERO,
                crap("0.5"),
                1,
                100,
                1_000,
                3_600_000,
                0,
                100,
                5,
                Amount.crap(10),
                128,
                10_000,
                10_000,
                10_000,
                Amount.crap(1_000),
                List.of(FAUCET));
    }

    /** Alice, Bob, Carol and the faucet with 10,000 CRAP each, out of a treasury of 1,000,000. */
    public static Genesis genesis(Parameters parameters) {
        List<Genesis.Allocation> allocations = Stream.of(ALICE, BOB, CAROL, FAUCET)
                .map(key -> new Genesis.Allocation(key, Amount.crap(10_000)))
                .toList();
        return new Genesis(
                "test",
                START_MS,
                committee(),
                "00".repeat(96),
                true,
                Amount.crap(1_000_000),
                allocations,
                parameters,
                List.of(StandardPayTable.payTable()),
                new Genesis.Limits(1 << 20, 1_000, 4_000, 16, 16, 12),
                new Genesis.Timing(200, 2_000, 100, 500, 16));
    }

    public static GenesisLedger genesisLedger(Parameters parameters) {
        return GENESIS.computeIfAbsent(parameters, key -> GenesisLedger.of(genesis(key), CHAIN, Hash.ZERO));
    }

    private static Committee committee() {
        return new Committee(
                Epoch.ZERO,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> new Committee.Validator(
                                "v" + i, key(100 + i), key(110 + i), key(120 + i), "00".repeat(96), "localhost:1"))
                        .toList());
    }

    /** Stakes of 1 to 1,000, six seats, one player to start, no betting time, a minute to roll, open to all. */
    public static TableRules rules() {
        return new TableRules(
                "The Corner", Amount.crap(1), Amount.crap(1_000), PAY_TABLE, 6, 1, Amount.crap(5), 0, 60_000, true);
    }

    public static Action action(PublicKey account, long nonce, ActionBody body) {
        return new Action(
                CHAIN,
                account,
                new Nonce(nonce),
                new Height(1_000),
                START_MS + 3_600_000,
                nonce == 0 ? 0 : Action.NO_PROOF_OF_WORK,
                body);
    }

    public static Amount crap(String crap) {
        return new Amount(new BigDecimal(crap).movePointRight(6).longValueExact());
    }

    /** {@code COME} in the box, {@code COME@6} on its number. */
    public static Spot spot(String text) {
        String[] parts = text.trim().split("@", 2);
        return new Spot(BetKind.valueOf(parts[0]), parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
    }

    /** {@code PASS 50, ODDS_COME@6 30} */
    public static List<Wager> wagers(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Felts::wager).toList();
    }

    public static Wager wager(String text) {
        String[] parts = text.trim().split(" +", 2);
        return new Wager(spot(parts[0]), crap(parts[1]));
    }

    /** {@code 4+3} */
    public static Dice dice(String text) {
        return new Dice(text.charAt(0) - '0', text.charAt(2) - '0');
    }

    /** {@code off} or the point. */
    public static int puck(String text) {
        return text.equals("off") ? 0 : Integer.parseInt(text);
    }
}
