package io.bitcraps.node.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final PublicKey LOW = key(1);
    private static final PublicKey HIGH = key(2);
    private static final PublicKey OTHER = key(3);
    private static final Limits LIMITS = new Limits(1_000, 30_000, 10_000, 500, 100, 60_000, Limits.FOREVER);

    private static final Limits RENEWING = new Limits(1_000, 30_000, 10_000, 500, 100, 60_000, 100_000);

    private final Neighbours low = new Neighbours(LOW, LIMITS);
    private final Neighbours high = new Neighbours(HIGH, LIMITS);

    @Test
    void theLowerKeyDialsAtOnceAndTheHigherWaits() {
        List<Effect> atLow = low.on(admit(HIGH), at(0));
        List<Effect> atHigh = high.on(admit(LOW), at(0));

        assertEquals(List.of(new Effect.Dial(HIGH, "h")), atLow);
        assertEquals(List.of(new Effect.WakeAt(500)), atHigh);
        assertEquals(List.of(new Effect.Dial(LOW, "h")), high.on(new Input.Woken(), at(500)));
    }

    @Test
    void dialsOnceUntilAnswered() {
        low.on(admit(HIGH), at(0));

        List<Effect> effects = low.on(new Input.Woken(), at(100_000));

        assertEquals(List.of(), effects);
    }

    @Test
    void waitsLongerAfterEachFailureUpToTheLongest() {
        low.on(admit(HIGH), at(0));
        List<Long> waits = new ArrayList<>();
        long nowMs = 0;
        for (int i = 0; i < 7; i++) {
            List<Effect> effects = low.on(new Input.DialFailed(HIGH), at(nowMs));
            long wakeMs = ((Effect.WakeAt) effects.getFirst()).atMs();
            waits.add(wakeMs - nowMs);
            nowMs = wakeMs;
            low.on(new Input.Woken(), at(nowMs));
        }

        assertEquals(List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L), waits);
    }

    @Test
    void addsUpToAFifthByChance() {
        low.on(admit(HIGH), at(0));

        List<Effect> effects = low.on(new Input.DialFailed(HIGH), new Moment(0, 999));

        assertEquals(List.of(new Effect.WakeAt(1_199)), effects);
    }

    @Test
    void keepsTheLinkOfTheLowerKeyWhicheverComesFirst() {
        low.on(admit(HIGH), at(0));
        high.on(admit(LOW), at(500));

        List<Effect> lowFirst = low.on(new Input.Accepted(1, HIGH), at(600));
        List<Effect> lowSecond = low.on(new Input.Dialled(2, HIGH, HIGH), at(601));
        List<Effect> highFirst = high.on(new Input.Accepted(12, LOW), at(600));
        List<Effect> highSecond = high.on(new Input.Dialled(11, LOW, LOW), at(601));

        assertEquals(List.of(new Effect.Up(HIGH, 1)), lowFirst);
        assertEquals(List.of(new Effect.Down(HIGH, 1, Parting.DUPLICATE), new Effect.Up(HIGH, 2)), lowSecond);
        assertEquals(new Effect.Up(LOW, 12), highFirst.getFirst());
        assertEquals(List.of(new Effect.Refuse(11, Parting.DUPLICATE)), highSecond);
    }

    @Test
    void takesANewLinkOfTheSameEndForTheOldOneIsDead() {
        high.on(admit(LOW), at(0));
        high.on(new Input.Accepted(1, LOW), at(0));

        List<Effect> effects = high.on(new Input.Accepted(2, LOW), at(10));

        assertEquals(List.of(new Effect.Down(LOW, 1, Parting.DUPLICATE), new Effect.Up(LOW, 2)), effects);
    }

    @Test
    void ignoresTheEndOfALinkThatWasReplaced() {
        high.on(admit(LOW), at(0));
        high.on(new Input.Accepted(1, LOW), at(0));
        high.on(new Input.Accepted(2, LOW), at(10));

        List<Effect> effects = high.on(new Input.Closed(1, LOW), at(20));

        assertEquals(List.of(), effects);
    }

    @Test
    void refusesStrangers() {
        low.on(admit(HIGH), at(0));

        List<Effect> effects = low.on(new Input.Accepted(5, OTHER), at(0));

        assertEquals(List.of(new Effect.Refuse(5, Parting.NOT_ADMITTED)), effects);
    }

    @Test
    void refusesAnotherKeyThanTheOneDialled() {
        low.on(new Input.Admitted(List.of(new Peer(HIGH, "h"), new Peer(OTHER, ""))), at(0));

        List<Effect> effects = low.on(new Input.Dialled(5, HIGH, OTHER), at(0));

        assertEquals(List.of(new Effect.Refuse(5, Parting.WRONG_PEER), new Effect.WakeAt(1_000)), effects);
    }

    @Test
    void cutsAtTheLimitAndDialsAfterTheBan() {
        low.on(admit(HIGH), at(0));
        low.on(new Input.Dialled(1, HIGH, HIGH), at(0));
        List<Effect> below = low.on(new Input.Penalized(HIGH, 99), at(10));

        List<Effect> effects = low.on(new Input.Penalized(HIGH, 1), at(20));

        assertEquals(List.of(), below);
        assertEquals(List.of(new Effect.Down(HIGH, 1, Parting.PENALIZED), new Effect.WakeAt(60_020)), effects);
        assertEquals(
                new Effect.Refuse(2, Parting.PENALIZED),
                low.on(new Input.Accepted(2, HIGH), at(60_019)).getFirst());
        assertEquals(
                new Effect.Up(HIGH, 3),
                low.on(new Input.Accepted(3, HIGH), at(60_020)).getFirst());
    }

    @Test
    void forgivesAPointASecond() {
        low.on(admit(HIGH), at(0));
        low.on(new Input.Dialled(1, HIGH, HIGH), at(0));
        low.on(new Input.Penalized(HIGH, 99), at(0));

        List<Effect> effects = low.on(new Input.Penalized(HIGH, 98), at(98_000));

        assertEquals(List.of(), effects);
    }

    @Test
    void beginsTheWaitsAnewAfterALinkThatLasted() {
        low.on(admit(HIGH), at(0));
        low.on(new Input.DialFailed(HIGH), at(0));
        low.on(new Input.DialFailed(HIGH), at(0));
        low.on(new Input.Dialled(1, HIGH, HIGH), at(0));

        List<Effect> effects = low.on(new Input.Closed(1, HIGH), at(10_000));

        assertEquals(List.of(new Effect.Down(HIGH, 1, Parting.LINK_CLOSED), new Effect.WakeAt(11_000)), effects);
    }

    @Test
    void neverDialsItselfOrAPeerWithoutAddress() {
        List<Effect> effects = low.on(new Input.Admitted(List.of(new Peer(LOW, "me"), new Peer(HIGH, ""))), at(0));

        assertEquals(List.of(), effects);
    }

    @Test
    void replacesALinkItBeganWhenTheSessionIsOld() {
        Neighbours core = new Neighbours(LOW, RENEWING);
        core.on(admit(HIGH), at(0));
        List<Effect> up = core.on(new Input.Dialled(1, HIGH, HIGH), at(0));

        List<Effect> early = core.on(new Input.Woken(), at(99_999));
        List<Effect> due = core.on(new Input.Woken(), at(100_000));
        List<Effect> renewed = core.on(new Input.Dialled(2, HIGH, HIGH), at(100_100));

        assertEquals(List.of(new Effect.Up(HIGH, 1), new Effect.WakeAt(100_000)), up);
        assertEquals(List.of(new Effect.WakeAt(100_000)), early);
        assertEquals(List.of(new Effect.Dial(HIGH, "h"), new Effect.WakeAt(130_000)), due);
        assertEquals(
                List.of(
                        new Effect.Down(HIGH, 1, Parting.DUPLICATE),
                        new Effect.Up(HIGH, 2),
                        new Effect.WakeAt(200_100)),
                renewed);
    }

    @Test
    void leavesTheLinkOfTheOtherEndToItAndCutsItAfterAWhile() {
        Neighbours core = new Neighbours(HIGH, RENEWING);
        core.on(admit(LOW), at(0));
        List<Effect> up = core.on(new Input.Accepted(1, LOW), at(0));

        List<Effect> due = core.on(new Input.Woken(), at(129_999));
        List<Effect> over = core.on(new Input.Woken(), at(130_000));

        assertEquals(List.of(new Effect.Up(LOW, 1), new Effect.WakeAt(130_000)), up);
        assertEquals(List.of(new Effect.WakeAt(130_000)), due);
        assertEquals(List.of(new Effect.Down(LOW, 1, Parting.EXPIRED), new Effect.WakeAt(131_000)), over);
    }

    @Test
    void keepsAnOldSessionWhileItTriesForANewOneAndThenCutsIt() {
        Neighbours core = new Neighbours(LOW, RENEWING);
        core.on(admit(HIGH), at(0));
        core.on(new Input.Dialled(1, HIGH, HIGH), at(0));
        core.on(new Input.Woken(), at(100_000));

        List<Effect> failed = core.on(new Input.DialFailed(HIGH), at(105_000));
        List<Effect> again = core.on(new Input.Woken(), at(106_000));
        List<Effect> over = core.on(new Input.Woken(), at(130_000));

        assertEquals(List.of(new Effect.WakeAt(106_000)), failed);
        assertEquals(List.of(new Effect.Dial(HIGH, "h"), new Effect.WakeAt(130_000)), again);
        assertEquals(List.of(new Effect.Down(HIGH, 1, Parting.EXPIRED)), over);
    }

    /** Two nodes learn of two crossing links in any order: once both know both, they keep the same one. */
    @Property
    void bothEndsKeepTheSameLink(
            @ForAll boolean lowHearsOwnFirst,
            @ForAll boolean highHearsOwnFirst,
            @ForAll @IntRange(max = 999) int jitter) {
        Neighbours a = new Neighbours(LOW, LIMITS);
        Neighbours b = new Neighbours(HIGH, LIMITS);
        Moment now = new Moment(1_000, jitter);
        a.on(admit(HIGH), now);
        b.on(admit(LOW), now);
        Input ownAtLow = new Input.Dialled(1, HIGH, HIGH);
        Input otherAtLow = new Input.Accepted(2, HIGH);
        Input ownAtHigh = new Input.Dialled(2, LOW, LOW);
        Input otherAtHigh = new Input.Accepted(1, LOW);

        long keptAtLow =
                kept(a, now, lowHearsOwnFirst ? ownAtLow : otherAtLow, lowHearsOwnFirst ? otherAtLow : ownAtLow);
        long keptAtHigh =
                kept(b, now, highHearsOwnFirst ? ownAtHigh : otherAtHigh, highHearsOwnFirst ? otherAtHigh : ownAtHigh);

        assertEquals(1, keptAtLow);
        assertEquals(1, keptAtHigh);
    }

    /** Whatever happens: one link at most, up and down in turn, one dial at a time. */
    @Property
    void holdsOneLinkAtMost(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> script,
            @ForAll @IntRange(min = 1, max = 10_000) int sessionMs) {
        Neighbours core = new Neighbours(LOW, new Limits(1_000, 3_000, 10_000, 500, 100, 60_000, sessionMs));
        List<Effect> all = new ArrayList<>(core.on(admit(HIGH), at(0)));
        long nowMs = 0;
        long link = 1;
        for (int choice : script) {
            nowMs += 700;
            boolean dialling = count(all, Effect.Dial.class) > count(all, Answered.class);
            Input input = input(choice, link++, dialling);
            if (input instanceof Input.Dialled || input instanceof Input.DialFailed) {
                all.add(ANSWERED);
            }
            all.addAll(core.on(input, at(nowMs)));
            long up = count(all, Effect.Up.class) - count(all, Effect.Down.class);

            assertTrue(up == 0 || up == 1, "links up: " + up);
            assertFalse(count(all, Effect.Dial.class) - count(all, Answered.class) > 1, "two dials at once");
        }
    }

    /** Marks in the list of effects that a dial was answered; a wake-up at a time no test uses. */
    private static final Effect ANSWERED = new Effect.WakeAt(-1);

    private interface Answered {}

    private static long count(List<Effect> effects, Class<?> type) {
        return effects.stream()
                .filter(effect -> type == Answered.class ? effect.equals(ANSWERED) : type.isInstance(effect))
                .count();
    }

    private static Input input(int choice, long link, boolean dialling) {
        return switch (choice) {
            case 0 -> new Input.Accepted(link, HIGH);
            case 1 -> dialling ? new Input.Dialled(link, HIGH, HIGH) : new Input.Woken();
            case 2 -> dialling ? new Input.DialFailed(HIGH) : new Input.Woken();
            case 3 -> new Input.Closed(link - 1, HIGH);
            case 4 -> new Input.Penalized(HIGH, 60);
            default -> new Input.Disconnected(HIGH, Parting.DISCONNECTED);
        };
    }

    private static long kept(Neighbours core, Moment now, Input first, Input second) {
        List<Effect> effects = new ArrayList<>(core.on(first, now));
        effects.addAll(core.on(second, now));
        long kept = Neighbour.NONE;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Up up) {
                kept = up.link();
            }
        }
        return kept;
    }

    private static Input admit(PublicKey peer) {
        return new Input.Admitted(List.of(new Peer(peer, "h")));
    }

    private static Moment at(long nowMs) {
        return new Moment(nowMs, 0);
    }

    private static PublicKey key(int number) {
        return new PublicKey(0, 0, 0, number);
    }
}
