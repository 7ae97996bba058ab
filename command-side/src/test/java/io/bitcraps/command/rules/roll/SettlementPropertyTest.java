package io.bitcraps.command.rules.roll;

import static io.bitcraps.command.rules.Felts.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.rules.Scene;
import io.bitcraps.command.rules.bets.StandardPayTable;
import io.bitcraps.command.rules.bets.Tariff;
import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.money.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settlement against {@link SlowCraps}. */
class SettlementPropertyTest {

    /** A bet where it can stand, with the puck where it can be then. */
    record Place(Spot spot, int point) {}

    @ParameterizedTest
    @MethodSource("everyPlace")
    void settlesEveryBetAsTheSlowRulesDo(Place place) {
        for (Dice dice : everyDice()) {
            for (boolean on : new boolean[] {false, true}) {
                assertSettlesAsSlowly(place, on, dice, new Amount(1_234_567));
            }
        }
    }

    @Property(tries = 300)
    void settlesAnyStakeAsTheSlowRulesDo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int first,
            @ForAll @IntRange(min = 1, max = 6) int second) {
        Random random = new Random(seed);
        List<Place> places = everyPlace().toList();
        Place place = places.get(random.nextInt(places.size()));

        assertSettlesAsSlowly(
                place,
                random.nextBoolean(),
                new Dice(first, second),
                new Amount(random.nextLong(1_000, 1_000_000_000)));
    }

    @Property(tries = 200)
    void reservesExactlyTheMostThatABetCanWin(@ForAll long seed) {
        Random random = new Random(seed);
        List<Place> places = everyPlace().toList();
        Place place = places.get(random.nextInt(places.size()));
        Amount stake = new Amount(random.nextLong(1_000, 1_000_000_000));
        Amount reserve = new Tariff(StandardPayTable.payTable()).reserve(place.spot(), place.point(), stake);

        BigInteger most = BigInteger.ZERO;
        for (Dice dice : everyDice()) {
            var verdict = SlowCraps.judge(
                    place.spot().kind(), place.spot().number(), true, place.point(), dice, stake.micro());
            if (verdict.outcome().equals("WON")) {
                most = most.max(verdict.back().subtract(BigInteger.valueOf(stake.micro())));
            }
        }

        assertEquals(most, BigInteger.valueOf(reserve.micro()));
    }

    @Property(tries = 100)
    void settlesManyBetsOfASeatInTheOrderOfTheirSpots(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int first,
            @ForAll @IntRange(min = 1, max = 6) int second) {
        Random random = new Random(seed);
        int point = random.nextBoolean() ? 0 : List.copyOf(SlowCraps.points()).get(random.nextInt(6));
        List<Place> places = new ArrayList<>(
                everyPlace().filter(place -> place.point() == point).toList());
        Collections.shuffle(places, random);
        var stakes = new TreeMap<Spot, Amount>();
        Scene scene = Scene.at(point);
        for (Place place : places.subList(0, 12)) {
            Amount stake = new Amount(random.nextLong(1_000_000, 5_000_000));
            stakes.put(place.spot(), stake);
            scene.bet(ALICE, new Wager(place.spot(), stake));
        }

        List<Result> results = scene.roll(new Dice(first, second)).results(ALICE);

        List<String> expected = new ArrayList<>();
        stakes.forEach((spot, stake) -> {
            boolean on = !BetRules.of(spot.kind()).switchable();
            var verdict =
                    SlowCraps.judge(spot.kind(), spot.number(), on, point, new Dice(first, second), stake.micro());
            if (!verdict.outcome().equals("STANDS")) {
                expected.add(spot + " " + verdict.outcome() + " " + verdict.back());
            }
        });
        assertEquals(
                expected,
                results.stream()
                        .map(result -> result.spot() + " " + result.outcome() + " " + back(result))
                        .toList());
        assertTrue(results.stream()
                .map(Result::spot)
                .sorted()
                .toList()
                .equals(results.stream().map(Result::spot).toList()));
    }

    private static void assertSettlesAsSlowly(Place place, boolean on, Dice dice, Amount stake) {
        Spot spot = place.spot();
        boolean switched = on && BetRules.of(spot.kind()).switchable();
        Scene scene = Scene.at(place.point()).bet(ALICE, new Wager(spot, stake));
        if (switched) {
            scene.switchOn(ALICE, spot);
        }

        Scene.Outcomes outcomes = scene.roll(dice);

        var expected = SlowCraps.judge(spot.kind(), spot.number(), switched, place.point(), dice, stake.micro());
        assertEquals(expected.outcome(), outcomes.of(ALICE), () -> place + " " + dice + " on " + on);
        assertEquals(expected.back(), BigInteger.valueOf(outcomes.backTo(ALICE).micro()));
    }

    private static BigInteger back(Result result) {
        boolean returns = result.outcome() == Outcome.WON || result.outcome() == Outcome.PUSHED;
        return returns
                ? BigInteger.valueOf(result.stake().plus(result.winnings()).micro())
                : BigInteger.ZERO;
    }

    static Stream<Place> everyPlace() {
        List<Place> places = new ArrayList<>();
        List<Integer> pucks = new ArrayList<>(List.of(0));
        pucks.addAll(SlowCraps.points());
        for (int puck : pucks.stream().sorted().toList()) {
            for (BetKind kind : BetKind.values()) {
                for (int number = 0; number <= 12; number++) {
                    if (canStand(kind, number, puck)) {
                        places.add(new Place(new Spot(kind, number), puck));
                    }
                }
            }
        }
        return places.stream();
    }

    /** Line odds stand while there is a point, come bets in the box too. */
    private static boolean canStand(BetKind kind, int number, int puck) {
        return switch (kind) {
            case ODDS_PASS, ODDS_DONT_PASS -> number == 0 && puck != 0;
            case COME, DONT_COME -> SlowCraps.points().contains(number) || (number == 0 && puck != 0);
            case ODDS_COME, ODDS_DONT_COME -> SlowCraps.points().contains(number);
            default -> number == 0;
        };
    }

    private static List<Dice> everyDice() {
        List<Dice> all = new ArrayList<>();
        for (int first = 1; first <= 6; first++) {
            for (int second = 1; second <= 6; second++) {
                all.add(new Dice(first, second));
            }
        }
        return all;
    }
}
