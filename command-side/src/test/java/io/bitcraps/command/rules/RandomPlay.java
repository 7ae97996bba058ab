package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random steps: mostly sensible bets, so that much stands, with nonsense in between. */
public final class RandomPlay {

    private static final List<PublicKey> PLAYERS = List.of(ALICE, BOB, CAROL, FAUCET);
    private static final int[] NUMBERS = {0, 4, 5, 6, 7, 8, 9, 10};

    private final Random random;
    private final Game game;

    public RandomPlay(long seed) {
        this(seed, Rules::decide);
    }

    public RandomPlay(long seed, Game.Decider decider) {
        random = new Random(seed);
        game = new Game(
                ParametersEdit.with(parameters())
                        .actionFee(new Amount(7))
                        .liabilities(50, 100, 200)
                        .build(),
                decider);
        game.open(tableRules(), ALICE, BOB);
    }

    /** The events of the next step. */
    public List<Event> step() {
        game.later(random.nextLong(20_000));
        boolean waiting = !game.ledger().agenda().locks().isEmpty();
        if (waiting && random.nextInt(4) != 0) {
            return game.fall(new Dice(random.nextInt(1, 7), random.nextInt(1, 7)));
        }
        PublicKey player = anyPlayer();
        return game.act(player, anyAction(player));
    }

    public PublicKey anyPlayer() {
        return PLAYERS.get(random.nextInt(PLAYERS.size()));
    }

    public ActionBody anyAction(PublicKey player) {
        long roll = random.nextInt(20) == 0 ? random.nextInt(3) : game.table().roll();
        int choice = random.nextInt(100);
        if (choice < 55) {
            return new ActionBody.PlaceBets(T1, roll, anyWagers(player));
        }
        if (choice < 75) {
            return new ActionBody.RollDice(T1, roll);
        }
        if (choice < 83) {
            return new ActionBody.TakeDownBets(T1, roll, anyStanding(player));
        }
        if (choice < 87) {
            List<Spot> spots = anyStanding(player).stream().map(Wager::spot).toList();
            return new ActionBody.SwitchBets(T1, roll, spots, random.nextBoolean());
        }
        return rarer(roll, choice);
    }

    private ActionBody rarer(long roll, int choice) {
        return switch (choice) {
            case 87, 88 -> new ActionBody.JoinTable(T1);
            case 89, 90 -> new ActionBody.LeaveTable(T1);
            case 91 -> new ActionBody.PassDice(T1);
            case 92, 93 -> new ActionBody.BeReady(T1, roll);
            case 94 -> new ActionBody.InvitePlayer(T1, anyPlayer());
            case 95, 96 -> new ActionBody.Transfer(random.nextBoolean() ? anyPlayer() : key(50), anyAmount(), "");
            case 97 -> new ActionBody.Grant(anyPlayer(), anyAmount());
            case 98 -> new ActionBody.CreateTable(tableRules());
            default -> random.nextInt(5) == 0 ? new ActionBody.CloseTable(T1) : new ActionBody.BeReady(T1, roll);
        };
    }

    private List<Wager> anyWagers(PublicKey player) {
        List<Wager> wagers = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            wagers.add(new Wager(anySpot(player), anyAmount()));
        }
        return random.nextInt(50) == 0 ? List.of() : wagers;
    }

    /** A bet of the player's, or a part of one, if there is any. */
    private List<Wager> anyStanding(PublicKey player) {
        List<Bet> bets = game.seat(T1, player).bets();
        if (bets.isEmpty() || random.nextInt(10) == 0) {
            return anyWagers(player);
        }
        Bet bet = bets.get(random.nextInt(bets.size()));
        return List.of(new Wager(
                bet.spot(), random.nextBoolean() ? bet.stake() : bet.stake().timesFloor(1, 2)));
    }

    /** Often behind a bet that stands, since odds go nowhere else. */
    private Spot anySpot(PublicKey player) {
        List<Bet> bets = game.seat(T1, player).bets();
        if (!bets.isEmpty() && random.nextInt(3) == 0) {
            Spot flat = bets.get(random.nextInt(bets.size())).spot();
            Spot odds = behind(flat);
            if (odds != null) {
                return odds;
            }
        }
        BetKind[] kinds = BetKind.values();
        boolean numbered = random.nextInt(10) == 0;
        return new Spot(kinds[random.nextInt(kinds.length)], numbered ? NUMBERS[random.nextInt(NUMBERS.length)] : 0);
    }

    private static @Nullable Spot behind(Spot flat) {
        return switch (flat.kind()) {
            case PASS -> Spot.of(BetKind.ODDS_PASS);
            case DONT_PASS -> Spot.of(BetKind.ODDS_DONT_PASS);
            case COME -> new Spot(BetKind.ODDS_COME, flat.number());
            case DONT_COME -> new Spot(BetKind.ODDS_DONT_COME, flat.number());
            default -> null;
        };
    }

    private Amount anyAmount() {
        return switch (random.nextInt(20)) {
            case 0 -> Amount.ZERO;
            case 1 -> new Amount(random.nextLong(1, 2_000_000_000));
            case 2 -> new Amount(Long.MAX_VALUE);
            default -> new Amount(random.nextLong(1_000_000, 15_000_000));
        };
    }

    private static TableRules tableRules() {
        return new TableRules(
                "any", Amount.crap(1), Amount.crap(1_000), PAY_TABLE, 3, 2, Amount.crap(5), 5_000, 15_000, true);
    }

    public Game game() {
        return game;
    }
}
