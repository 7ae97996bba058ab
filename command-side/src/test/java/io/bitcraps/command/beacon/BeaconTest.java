package io.bitcraps.command.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.Effect.BroadcastSeed;
import io.bitcraps.command.beacon.Effect.BroadcastShare;
import io.bitcraps.command.beacon.Effect.ConvictBadShare;
import io.bitcraps.command.beacon.Effect.RefuseSeed;
import io.bitcraps.command.beacon.Effect.SeedReady;
import io.bitcraps.command.beacon.Input.LocksFinal;
import io.bitcraps.command.beacon.Input.SeedOnChain;
import io.bitcraps.command.beacon.Input.SeedReceived;
import io.bitcraps.command.beacon.Input.ShareReceived;
import io.bitcraps.command.beacon.Input.Tick;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.CurveVectors;
import io.bitcraps.command.beacon.key.Dealer;
import io.bitcraps.command.beacon.key.Share;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Validator 0 of the four of the vectors, quorum 3. */
class BeaconTest {

    private static final CurveVectors VECTORS = CurveVectors.read();
    private static final BeaconCommittee COMMITTEE = VECTORS.committee();
    private static final Height H42 = VECTORS.height();
    private static final Seed SEED = new Seed(H42, VECTORS.hex("signature"));
    private static final Seed FALSE_SEED = new Seed(H42, VECTORS.hex("bad.height-43.signature"));
    private static final LocksFinal LOCKS = new LocksFinal(H42, VECTORS.block());

    private final Beacon beacon = new Beacon(VECTORS.chain(), VECTORS.epoch(), COMMITTEE, VECTORS.shareKey(1));

    @Test
    void releasesItsShareWhenLocksAreFinal() {
        List<Effect> effects = beacon.on(LOCKS);

        assertEquals(List.of(new BroadcastShare(H42, VECTORS.share(1))), effects);
    }

    @Test
    void releasesAShareOnce() {
        beacon.on(LOCKS);

        List<Effect> effects = beacon.on(LOCKS);

        assertEquals(List.of(), effects);
    }

    @Test
    void waitsForAQuorum() {
        beacon.on(LOCKS);

        List<Effect> effects = beacon.on(shareOf(2));

        assertEquals(List.of(), effects);
        assertEquals(List.of(), beacon.unrevealedSeeds());
    }

    @Test
    void makesTheSeedOfAQuorumAndTellsTheOthers() {
        beacon.on(LOCKS);
        beacon.on(shareOf(4));

        List<Effect> effects = beacon.on(shareOf(2));

        assertEquals(List.of(new SeedReady(SEED), new BroadcastSeed(SEED)), effects);
        assertEquals(List.of(SEED), beacon.unrevealedSeeds());
    }

    @Test
    void keepsSharesThatComeBeforeTheBlockIsFinalHere() {
        beacon.on(shareOf(3));
        beacon.on(shareOf(4));

        List<Effect> effects = beacon.on(LOCKS);

        assertEquals(
                List.of(new BroadcastShare(H42, VECTORS.share(1)), new SeedReady(SEED), new BroadcastSeed(SEED)),
                effects);
    }

    @Test
    void releasesNothingOnTheSharesOfOthersAlone() {
        List<Effect> effects = new ArrayList<>(beacon.on(shareOf(2)));
        effects.addAll(beacon.on(shareOf(3)));
        effects.addAll(beacon.on(shareOf(4)));

        assertEquals(List.of(), effects);
    }

    @Test
    void convictsWhoSendsAnothersShareAndGoesOn() {
        beacon.on(LOCKS);
        beacon.on(new ShareReceived(1, H42, VECTORS.share(3).bytes()));

        List<Effect> convictions = beacon.on(shareOf(4));
        List<Effect> seed = beacon.on(shareOf(3));

        assertEquals(List.of(new ConvictBadShare(1, H42)), convictions);
        assertEquals(List.of(new SeedReady(SEED), new BroadcastSeed(SEED)), seed);
    }

    @Test
    void convictsWhoSignsWhatIsNoPoint() {
        beacon.on(LOCKS);

        List<Effect> effects = beacon.on(new ShareReceived(2, H42, VECTORS.hex("bad.subgroup")));

        assertEquals(List.of(new ConvictBadShare(2, H42)), effects);
    }

    @Test
    void convictsOncePerHeight() {
        beacon.on(LOCKS);
        beacon.on(new ShareReceived(2, H42, VECTORS.hex("bad.infinity")));

        List<Effect> effects = beacon.on(new ShareReceived(2, H42, VECTORS.hex("bad.infinity")));

        assertEquals(List.of(), effects);
    }

    @Test
    void takesTheFirstShareOfAValidatorOnly() {
        beacon.on(LOCKS);
        beacon.on(shareOf(2));

        List<Effect> effects =
                beacon.on(new ShareReceived(1, H42, VECTORS.share(3).bytes()));

        assertEquals(List.of(), effects);
    }

    @Test
    void aSecondShareOfAValidatorDoesNotTakeTheFirstOnesPlace() {
        beacon.on(LOCKS);
        beacon.on(shareOf(2));
        beacon.on(new ShareReceived(1, H42, VECTORS.share(3).bytes()));

        List<Effect> effects = beacon.on(shareOf(3));

        assertEquals(List.of(new Effect.SeedReady(SEED), new Effect.BroadcastSeed(SEED)), effects);
    }

    @Test
    void ignoresValidatorsBeyondTheCommitteeAndItself() {
        beacon.on(LOCKS);
        beacon.on(shareOf(2));

        List<Effect> effects = new ArrayList<>(
                beacon.on(new ShareReceived(4, H42, VECTORS.share(3).bytes())));
        effects.addAll(beacon.on(new ShareReceived(-1, H42, VECTORS.share(3).bytes())));
        effects.addAll(beacon.on(new ShareReceived(0, H42, VECTORS.share(3).bytes())));

        assertEquals(List.of(), effects);
    }

    @Test
    void takesASeedThatSomebodyElseCombined() {
        beacon.on(LOCKS);

        List<Effect> effects = beacon.on(new SeedReceived(2, SEED));

        assertEquals(List.of(new SeedReady(SEED)), effects);
    }

    @Test
    void refusesTheSeedOfAnotherHeight() {
        beacon.on(LOCKS);

        List<Effect> effects = beacon.on(new SeedReceived(2, FALSE_SEED));

        assertEquals(List.of(new RefuseSeed(2, H42)), effects);
        assertEquals(List.of(), beacon.unrevealedSeeds());
    }

    /** Each look costs a pairing: one validator's false seeds must not keep this one from the shares of the others. */
    @Test
    void looksAtOneFalseSeedOfAValidatorAndHeight() {
        beacon.on(LOCKS);
        beacon.on(new SeedReceived(2, FALSE_SEED));

        List<Effect> false2 = beacon.on(new SeedReceived(2, FALSE_SEED));
        List<Effect> true2 = beacon.on(new SeedReceived(2, SEED));
        List<Effect> false3 = beacon.on(new SeedReceived(3, FALSE_SEED));
        List<Effect> true1 = beacon.on(new SeedReceived(1, SEED));

        assertEquals(List.of(), false2);
        assertEquals(List.of(), true2);
        assertEquals(List.of(new RefuseSeed(3, H42)), false3);
        assertEquals(List.of(new SeedReady(SEED)), true1);
    }

    @Test
    void hearsSeedsOfTheCommitteeOnly() {
        beacon.on(LOCKS);

        List<Effect> effects = new ArrayList<>(beacon.on(new SeedReceived(-1, SEED)));
        effects.addAll(beacon.on(new SeedReceived(COMMITTEE.size(), SEED)));

        assertEquals(List.of(), effects);
    }

    @Test
    void sendsItsShareAgainWhileTheSeedIsMissing() {
        beacon.on(LOCKS);

        List<Effect> effects = beacon.on(new Tick());

        assertEquals(List.of(new BroadcastShare(H42, VECTORS.share(1))), effects);
    }

    @Test
    void sendsTheSeedAgainUntilItIsOnChain() {
        beacon.on(LOCKS);
        beacon.on(new SeedReceived(2, SEED));

        List<Effect> before = beacon.on(new Tick());
        beacon.on(new SeedOnChain(H42));
        List<Effect> after = beacon.on(new Tick());

        assertEquals(List.of(new BroadcastSeed(SEED)), before);
        assertEquals(List.of(), after);
        assertEquals(List.of(), beacon.unrevealedSeeds());
    }

    @Test
    void makesTheSameSeedAgainAfterARestart() {
        beacon.on(LOCKS);
        Beacon restarted = new Beacon(VECTORS.chain(), VECTORS.epoch(), COMMITTEE, VECTORS.shareKey(1));

        List<Effect> effects = restarted.on(LOCKS);

        assertEquals(List.of(new BroadcastShare(H42, VECTORS.share(1))), effects);
    }

    @Test
    void worksOnAWindowOfTheOldestHeightsOnly() {
        for (int height = 1; height <= Beacon.WINDOW; height++) {
            beacon.on(locks(height));
        }

        List<Effect> beyond = beacon.on(locks(Beacon.WINDOW + 1));
        List<Effect> moved = beacon.on(new SeedOnChain(new Height(3)));

        assertEquals(List.of(), beyond);
        assertEquals(1, moved.size());
        assertTrue(moved.getFirst() instanceof BroadcastShare share
                && share.height().equals(new Height(Beacon.WINDOW + 1)));
    }

    @Test
    void keepsTheLowestEarlySharesOfAFlood() {
        for (long height = 43; height < 43 + 1000; height++) {
            beacon.on(new ShareReceived(1, new Height(height), new byte[Share.BYTES]));
            beacon.on(new ShareReceived(2, new Height(height), new byte[Share.BYTES]));
        }
        beacon.on(shareOf(2));
        beacon.on(shareOf(3));

        List<Effect> effects = beacon.on(LOCKS);

        assertTrue(effects.contains(new SeedReady(SEED)), effects.toString());
    }

    @Test
    void keepsEarlySharesThoughLateOnesStillCome() {
        beacon.on(LOCKS);
        beacon.on(new SeedOnChain(H42));
        Height next = H42.next();
        byte[] message = VECTORS.hex("bad.height-43.msg");
        for (int index = 2; index <= 3; index++) {
            for (long late = 1; late <= H42.value(); late++) {
                beacon.on(new ShareReceived(index - 1, new Height(late), new byte[Share.BYTES]));
            }
            Share early = VECTORS.shareKey(index).sign(message);
            beacon.on(new ShareReceived(index - 1, next, early.bytes()));
        }

        List<Effect> effects = beacon.on(new LocksFinal(next, VECTORS.block()));

        Seed seed = new Seed(next, VECTORS.hex("bad.height-43.signature"));
        assertTrue(effects.contains(new SeedReady(seed)), effects.toString());
    }

    @Test
    void refusesAKeyOfAnotherPlace() {
        BeaconShareKey misplaced = BeaconShareKey.decode(2, VECTORS.hex("share.1.secret"));

        assertThrows(
                IllegalArgumentException.class,
                () -> new Beacon(VECTORS.chain(), VECTORS.epoch(), COMMITTEE, misplaced));
    }

    /** Seven validators, two of them bad: whatever those send and whenever, five good shares make the seed. */
    @Property(tries = 40)
    void badSharesNeverPreventTheSeed(
            @ForAll @IntRange(min = 1, max = 6) int firstLiar,
            @ForAll @IntRange(min = 1, max = 6) int secondLiar,
            @ForAll @IntRange(max = 3) int lie,
            @ForAll long order) {
        Dealer.Deal deal = Dealer.deal(new byte[32], 7, 5);
        Beacon validator = new Beacon(
                VECTORS.chain(),
                VECTORS.epoch(),
                deal.committee(),
                deal.shareKeys().getFirst());
        byte[] message = BeaconMessage.of(VECTORS.chain(), VECTORS.epoch(), H42, VECTORS.block());
        List<Input> inputs = new ArrayList<>(List.of(LOCKS));
        for (int other = 1; other < 7; other++) {
            boolean liar = other == firstLiar || other == secondLiar;
            byte[] share = deal.shareKeys().get(other).sign(message).bytes();
            inputs.add(new ShareReceived(other, H42, liar ? lie(lie, share) : share));
        }
        Collections.shuffle(inputs, new Random(order));

        List<Effect> effects =
                inputs.stream().flatMap(input -> validator.on(input).stream()).toList();

        Seed seed = validator.unrevealedSeeds().getFirst();
        assertTrue(deal.committee().groupKey().verifies(message, seed.signature()));
        assertEquals(1, effects.stream().filter(SeedReady.class::isInstance).count());
        assertFalse(effects.stream()
                .anyMatch(effect -> effect instanceof ConvictBadShare conviction
                        && conviction.validator() != firstLiar
                        && conviction.validator() != secondLiar));
    }

    private static byte[] lie(int kind, byte[] share) {
        return switch (kind) {
            case 0 -> new byte[0];
            case 1 -> VECTORS.hex("bad.infinity");
            case 2 -> VECTORS.share(2).bytes();
            default -> {
                byte[] negated = share.clone();
                negated[0] ^= 0x20;
                yield negated;
            }
        };
    }

    private static ShareReceived shareOf(int index) {
        return new ShareReceived(index - 1, H42, VECTORS.share(index).bytes());
    }

    private static LocksFinal locks(int height) {
        return new LocksFinal(new Height(height), new BlockId(Hash.ZERO));
    }
}
