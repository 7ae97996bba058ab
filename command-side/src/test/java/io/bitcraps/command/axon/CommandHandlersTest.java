package io.bitcraps.command.axon;

import static io.bitcraps.command.rules.Felts.*;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.GenesisLedger;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.Rules;
import io.bitcraps.command.rules.Votes;
import io.bitcraps.command.rules.roll.TableBets;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Evidence.Offence;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.AccountOpened;
import io.bitcraps.events.event.Event.ActionRefused;
import io.bitcraps.events.event.Event.BetsPlaced;
import io.bitcraps.events.event.Event.BetsSwitched;
import io.bitcraps.events.event.Event.BetsTakenDown;
import io.bitcraps.events.event.Event.DicePassed;
import io.bitcraps.events.event.Event.GameStarted;
import io.bitcraps.events.event.Event.PlayerInvited;
import io.bitcraps.events.event.Event.PlayerJoined;
import io.bitcraps.events.event.Event.PlayerLeft;
import io.bitcraps.events.event.Event.PlayerReady;
import io.bitcraps.events.event.Event.RollLocked;
import io.bitcraps.events.event.Event.TableClosed;
import io.bitcraps.events.event.Event.TableClosing;
import io.bitcraps.events.event.Event.TableCreated;
import io.bitcraps.events.event.Event.TokensGranted;
import io.bitcraps.events.event.Event.TokensIssued;
import io.bitcraps.events.event.Event.Transferred;
import io.bitcraps.events.event.Event.ValidatorConvicted;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Each command through its handler: given events, when an action, then events. A refusal is an event too. */
class CommandHandlersTest {

    /** The fixture wants a class; handlers are external and keep nothing in it. */
    static final class Log {
        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // asked for by the fixture
        private String name = LogEventStorageEngine.STREAM;
    }

    private static final BlockContext BLOCK = new BlockContext(Height.ZERO, START_MS);

    private final AggregateTestFixture<Log> fixture = new AggregateTestFixture<>(Log.class);

    CommandHandlersTest() {
        Supplier<OpenBlock> given = () -> new OpenBlock(fold(), BLOCK);
        var decisions = new Decisions(given, fixture.getEventBus());
        fixture.registerAnnotatedCommandHandler(new LedgerCommands(decisions));
        fixture.registerAnnotatedCommandHandler(new TableCommands(decisions));
        fixture.registerAnnotatedCommandHandler(new BettingCommands(decisions));
        fixture.registerAnnotatedCommandHandler(new RollCommands(decisions));
        fixture.registerAnnotatedCommandHandler(new CommitteeCommands(decisions));
    }

    @Test
    void convictsAValidator() {
        given(issued(), opened(BOB))
                .when(command(BOB, Votes.twoNotarize(1, 2)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new ValidatorConvicted(Epoch.ZERO, 2, Votes.VIEW, Offence.TWO_NOTARIZE));
    }

    @Test
    void grantsTokens() {
        given(issued(), opened(FAUCET), opened(BOB))
                .when(command(FAUCET, new ActionBody.Grant(BOB, crap("10"))))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new TokensGranted(BOB, crap("10")));
    }

    @Test
    void transfersTokens() {
        given(issued(), opened(ALICE), granted(ALICE, "100"), opened(BOB))
                .when(command(ALICE, new ActionBody.Transfer(BOB, crap("10"), "")))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new Transferred(ALICE, BOB, crap("10"), crap("0.01"), ""));
    }

    @Test
    void createsATable() {
        given(issued(), opened(ALICE), granted(ALICE, "100"))
                .when(command(ALICE, new ActionBody.CreateTable(rules())))
                .expectSuccessfulHandlerExecution()
                .expectEvents(created());
    }

    @Test
    void invitesAPlayer() {
        given(issued(), opened(ALICE), granted(ALICE, "100"), created())
                .when(command(ALICE, new ActionBody.InvitePlayer(T1, BOB)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new PlayerInvited(T1, BOB));
    }

    @Test
    void seatsThePlayerWhoStartsTheGame() {
        given(issued(), opened(ALICE), granted(ALICE, "100"), created())
                .when(command(ALICE, new ActionBody.JoinTable(T1)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(joined(), new DicePassed(T1, 0), new GameStarted(T1));
    }

    @Test
    void letsAPlayerLeave() {
        given(seated())
                .when(command(ALICE, new ActionBody.LeaveTable(T1)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new PlayerLeft(T1, ALICE, 0, rules().ante()), new DicePassed(T1, -1));
    }

    @Test
    void closesATable() {
        given(seated())
                .when(command(ALICE, new ActionBody.CloseTable(T1)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(
                        new TableClosing(T1),
                        new PlayerLeft(T1, ALICE, 0, rules().ante()),
                        new TableClosed(T1, ALICE, Amount.crap(10)));
    }

    @Test
    void passesTheDice() {
        given(seated())
                .when(command(ALICE, new ActionBody.PassDice(T1)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new DicePassed(T1, 0));
    }

    @Test
    void recordsWhoIsReady() {
        given(seated())
                .when(command(ALICE, new ActionBody.BeReady(T1, 0)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new PlayerReady(T1, ALICE, 0));
    }

    @Test
    void placesBets() {
        given(seated())
                .when(command(ALICE, new ActionBody.PlaceBets(T1, 0, wagers("PASS 5, FIELD 1"))))
                .expectSuccessfulHandlerExecution()
                .expectEvents(placed("PASS 5, FIELD 1", "8"));
    }

    @Test
    void takesBetsDown() {
        given(seated(placed("FIELD 2", "6")))
                .when(command(ALICE, new ActionBody.TakeDownBets(T1, 0, wagers("FIELD 1"))))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new BetsTakenDown(T1, 0, ALICE, wagers("FIELD 1"), crap("3")));
    }

    @Test
    void switchesBets() {
        given(seated(placed("HARD_6 2", "18")))
                .when(command(ALICE, new ActionBody.SwitchBets(T1, 0, List.of(spot("HARD_6")), true)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new BetsSwitched(T1, 0, ALICE, List.of(spot("HARD_6")), true));
    }

    @Test
    void locksTheTableForARoll() {
        given(seated(placed("PASS 5", "5")))
                .when(command(ALICE, new ActionBody.RollDice(T1, 0)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new RollLocked(T1, 0, lockedBets(), crap("5")));
    }

    @Test
    void recordsARefusalWhenTheStakeExceedsTheBalance() {
        given(seated())
                .when(command(ALICE, new ActionBody.PlaceBets(T1, 0, wagers("PASS 86"))))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new ActionRefused(ALICE, new Nonce(0), RefusalReason.INSUFFICIENT_TOKENS, crap("85")));
    }

    private TestExecutor<Log> given(Object... events) {
        return fixture.given(events);
    }

    /** The state that the given events lead to. */
    private Ledger fold() {
        Ledger ledger = new Ledger(GenesisLedger.leaves(genesis(parameters())));
        fixture.getEventStore()
                .readEvents(LogEventStorageEngine.STREAM)
                .asStream()
                .forEach(message -> Rules.evolve(ledger, new Entry.EventEntry((Event) message.getPayload()), BLOCK));
        return ledger;
    }

    private static CommandMessage<Action> command(PublicKey account, ActionBody body) {
        return Commands.of(action(account, 0, body));
    }

    /** Alice with 100 CRAP at her own table: 10 of them the deposit, 5 the ante. */
    private static Object[] seated(Event... more) {
        List<Event> events = new ArrayList<>(List.of(
                issued(),
                opened(ALICE),
                granted(ALICE, "100"),
                created(),
                joined(),
                new DicePassed(T1, 0),
                new GameStarted(T1)));
        events.addAll(List.of(more));
        return events.toArray();
    }

    private static Event issued() {
        return new TokensIssued(Amount.crap(1_000_000));
    }

    private static Event opened(PublicKey account) {
        return new AccountOpened(account, account, Amount.ZERO);
    }

    private static Event granted(PublicKey account, String amount) {
        return new TokensGranted(account, crap(amount));
    }

    private static Event created() {
        return new TableCreated(T1, ALICE, rules(), Amount.crap(10));
    }

    private static Event joined() {
        return new PlayerJoined(T1, ALICE, 0, rules().ante());
    }

    private Hash lockedBets() {
        Ledger ledger = fold();
        return TableBets.hash(ledger, ledger.existingTable(T1));
    }

    private static Event placed(String wagers, String reserved) {
        return new BetsPlaced(T1, 0, ALICE, wagers(wagers), crap(reserved));
    }
}
