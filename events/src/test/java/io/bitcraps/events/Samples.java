package io.bitcraps.events;

import static io.bitcraps.events.Keys.alice;
import static io.bitcraps.events.Keys.bob;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateValue;
import java.util.List;

/** One value of each kind, as the golden files have them. */
public final class Samples {

    public static final ChainId CHAIN = new ChainId("demo-0123456789abcdef");
    public static final TableId T7 = TableId.number(7);
    public static final Hash SOME_HASH = Hash.parse("00112233445566778899aabbccddeeff".repeat(2));

    public static final PayTable PAY_TABLE = new PayTable(
            "standard",
            1,
            List.of(
                    new PayTable.Pays(BetKind.PASS, List.of(new PayTable.Odds(1, 1))),
                    new PayTable.Pays(
                            BetKind.ODDS_PASS,
                            List.of(new PayTable.Odds(2, 1), new PayTable.Odds(3, 2), new PayTable.Odds(6, 5)))));

    public static final TableRules RULES = new TableRules(
            "Friday \"night\" 🎲",
            Amount.crap(1),
            Amount.crap(500),
            PayTableCodec.hash(PAY_TABLE),
            8,
            2,
            Amount.crap(10),
            5_000,
            60_000,
            true);

    private static final Wager PASS = new Wager(Spot.of(BetKind.PASS), Amount.crap(5));
    private static final Wager COME_SIX = new Wager(new Spot(BetKind.ODDS_COME, 6), new Amount(1_500));

    private Samples() {}

    public static Action action(long nonce, ActionBody body) {
        long proof = nonce == 0 ? 48_879 : Action.NO_PROOF_OF_WORK;
        return new Action(CHAIN, alice(), new Nonce(nonce), new Height(120), 1_790_000_000_000L, proof, body);
    }

    public static List<ActionBody> actionBodies() {
        return List.of(
                new ActionBody.Grant(bob(), Amount.crap(100)),
                new ActionBody.Transfer(bob(), new Amount(12_500_000), "c0ffee"),
                new ActionBody.CreateTable(RULES),
                new ActionBody.InvitePlayer(T7, bob()),
                new ActionBody.JoinTable(T7),
                new ActionBody.LeaveTable(T7),
                new ActionBody.CloseTable(T7),
                new ActionBody.PassDice(T7),
                new ActionBody.BeReady(T7, 3),
                new ActionBody.PlaceBets(T7, 3, List.of(PASS, COME_SIX)),
                new ActionBody.TakeDownBets(T7, 3, List.of(COME_SIX)),
                new ActionBody.SwitchBets(T7, 3, List.of(COME_SIX.spot()), true),
                new ActionBody.RollDice(T7, 3),
                new ActionBody.ReportEvidence("03".repeat(116), "04".repeat(84)));
    }

    public static List<Event> events() {
        return List.of(
                new Event.TokensIssued(Amount.crap(1_000_000)),
                new Event.TokensGranted(bob(), Amount.crap(100)),
                new Event.AccountOpened(bob(), alice(), new Amount(50_000)),
                new Event.FeeCharged(alice(), new Amount(1_000)),
                new Event.ActionRefused(alice(), new Nonce(4), RefusalReason.HOUSE_FULL, Amount.crap(2)),
                new Event.Transferred(alice(), bob(), new Amount(12_500_000), new Amount(12_500), "c0ffee"),
                new Event.TableCreated(T7, alice(), RULES, Amount.crap(25)),
                new Event.PlayerInvited(T7, bob()),
                new Event.PlayerJoined(T7, bob(), 1, Amount.crap(10)),
                new Event.GameStarted(T7),
                new Event.PlayerLeft(T7, bob(), 1, Amount.crap(10)),
                new Event.TableClosing(T7),
                new Event.TableClosed(T7, alice(), Amount.crap(25)),
                new Event.DicePassed(T7, -1),
                new Event.PlayerReady(T7, bob(), 3),
                new Event.BetsPlaced(T7, 3, alice(), List.of(PASS, COME_SIX), Amount.crap(6)),
                new Event.BetsTakenDown(T7, 3, alice(), List.of(COME_SIX), Amount.crap(1)),
                new Event.BetsSwitched(T7, 3, alice(), List.of(COME_SIX.spot()), false),
                new Event.RollLocked(T7, 3, SOME_HASH, Amount.crap(6)),
                new Event.SeedRevealed(new Height(11), "8f".repeat(48)),
                new Event.DiceRolled(T7, 3, new Height(11), new Dice(4, 2), 6, false, 0),
                new Event.ValidatorConvicted(Epoch.ZERO, 3, new View(14), Evidence.Offence.TWO_NOTARIZE),
                new Event.Settled(
                        T7,
                        3,
                        alice(),
                        List.of(
                                new Result(PASS.spot(), Outcome.WON, Amount.crap(5), Amount.crap(5), 0),
                                new Result(COME_SIX.spot(), Outcome.PUSHED, Amount.crap(2), Amount.ZERO, 0),
                                new Result(Spot.of(BetKind.COME), Outcome.TRAVELLED, Amount.crap(3), Amount.ZERO, 6),
                                new Result(Spot.of(BetKind.FIELD), Outcome.LOST, Amount.crap(1), Amount.ZERO, 0)),
                        Amount.crap(9)));
    }

    public static List<Entry> entries() {
        return List.of(
                new Entry.GenesisEntry(CHAIN, SOME_HASH),
                new Entry.BlockEntry(
                        CHAIN, Epoch.ZERO, new Height(12), new View(14), new BlockId(SOME_HASH), 3, 1_789_999_999_000L),
                new Entry.ActionEntry(
                        ActionCodec.sign(action(5, new ActionBody.Transfer(bob(), new Amount(1), "")), Keys.ALICE)),
                new Entry.EventEntry(new Event.TokensGranted(bob(), Amount.crap(100))));
    }

    public static List<StateValue> stateValues() {
        return List.of(
                new StateValue.Account(alice(), Amount.crap(90), Amount.crap(10), 6, Amount.crap(12), 1),
                new StateValue.Bank(
                        Amount.crap(900_000),
                        Amount.crap(40),
                        Amount.crap(1_000_000),
                        new Amount(77),
                        Amount.ZERO,
                        Amount.ZERO),
                new StateValue.Agenda(
                        7, 2, 1_789_999_999_000L, List.of(new StateValue.PendingLock(new Height(11), T7, 3))),
                new StateValue.Table(
                        T7,
                        alice(),
                        RULES,
                        StateValue.Phase.OPEN,
                        3,
                        2,
                        1,
                        6,
                        0,
                        true,
                        1_789_999_990_000L,
                        Amount.crap(25),
                        Amount.crap(8),
                        Amount.crap(6),
                        List.of(bob()),
                        List.of(new StateValue.Chair(0, alice(), true), new StateValue.Chair(4, bob(), false))),
                new StateValue.Seat(
                        T7,
                        alice(),
                        List.of(
                                new StateValue.Bet(PASS.spot(), Amount.crap(5), true, Amount.crap(5), ""),
                                new StateValue.Bet(COME_SIX.spot(), Amount.crap(3), false, Amount.crap(1), "2-3"))),
                parameters(),
                new StateValue.RegisteredPayTable(PayTableCodec.hash(PAY_TABLE), PAY_TABLE),
                new StateValue.ValidatorKeys(List.of(bob(), alice())),
                new StateValue.Conviction(
                        Epoch.ZERO, 3, new View(14), Evidence.Offence.FINALIZE_AND_NULLIFY, new Height(12)));
    }

    public static StateValue.Parameters parameters() {
        return new StateValue.Parameters(
                Amount.crap(21_000_000),
                new Amount(1_000),
                new Amount(50_000),
                1,
                16,
                1_000,
                3_600_000,
                16,
                100,
                5,
                Amount.crap(25),
                128,
                10,
                50,
                200,
                Amount.crap(1_000),
                List.of(alice()));
    }
}
