package io.bitcraps.command.beacon.dkg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.dkg.Judgement.Disqualification;
import io.bitcraps.command.beacon.dkg.Judgement.Result.Formed;
import io.bitcraps.command.beacon.dkg.Judgement.Result.TooFewDealers;
import io.bitcraps.command.beacon.dkg.Receiver.OwnShare;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Combination;
import io.bitcraps.command.beacon.key.Combiner;
import io.bitcraps.command.beacon.key.Portion;
import io.bitcraps.command.beacon.key.Share;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyGenerationTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    private final Party four = Party.of(4);

    @ParameterizedTest
    @MethodSource("everySize")
    void formsAKeyUnderWhichAnyQuorumSigns(int size) {
        Party party = Party.of(size);
        List<Logged> log = party.deals();

        Judgement judgement = party.judge(log);

        BeaconCommittee committee = committee(judgement);
        assertEquals(party.generation().quorum(), committee.quorum());
        List<BeaconShareKey> keys = IntStream.rangeClosed(1, size)
                .mapToObj(member -> key(party, member, judgement, log))
                .toList();
        assertTrue(keys.stream().allMatch(committee::holds));
        List<Share> shares = keys.stream().map(key -> key.sign(MESSAGE)).toList();
        byte[] seed = combined(committee, shares.subList(0, committee.quorum()));
        assertTrue(committee.groupKey().verifies(MESSAGE, seed));
        assertArrayEquals(seed, combined(committee, shares.subList(size - committee.quorum(), size)));
    }

    static IntStream everySize() {
        return IntStream.rangeClosed(1, Committee.MAX_SIZE);
    }

    @Test
    void givesFewerThanAQuorumNothing() {
        List<Logged> log = four.deals();
        Judgement judgement = four.judge(log);
        BeaconCommittee committee = committee(judgement);

        List<Share> two = IntStream.of(1, 2)
                .mapToObj(member -> key(four, member, judgement, log).sign(MESSAGE))
                .toList();

        assertEquals(new Combination.Refused(Combination.Reason.TOO_FEW_SHARES), new Combiner(committee).combine(two));
        assertFalse(committee.groupKey().verifies(MESSAGE, two.getFirst().bytes()));
    }

    @Test
    void formsAKeyThatNoDealerDealtAlone() {
        BeaconCommittee committee = committee(four.judge(four.deals()));

        String groupKey = Party.hex(committee.groupKey().bytes());

        for (int dealer = 1; dealer <= 4; dealer++) {
            assertFalse(Party.hex(four.deal(dealer).commitments().bytes()).startsWith(groupKey));
        }
    }

    @Test
    void startsAgainWithFewerDealersThanAQuorum() {
        Judgement judgement = four.judge(four.deals().subList(0, 2));

        assertEquals(new TooFewDealers(2, 3), judgement.result());
        assertEquals(Map.of(3, Disqualification.NO_DEAL, 4, Disqualification.NO_DEAL), judgement.disqualified());
    }

    @Test
    void doesWithoutADealerWhoSaysNothing() {
        List<Logged> log = four.deals().subList(0, 3);

        Judgement judgement = four.judge(log);

        assertTrue(committee(judgement).holds(key(four, 4, judgement, log)));
    }

    @Test
    void disqualifiesADealerOfTwoDeals() {
        Statement.Deal second =
                Dealing.of(four.generation(), 1, Party.randomness(77)).deal();

        Judgement judgement = four.judge(with(four.deals(), Party.DEALS, second));

        assertEquals(Map.of(1, Disqualification.TWO_DEALS), judgement.disqualified());
    }

    @Test
    void countsTheSameDealTwiceOnce() {
        Judgement judgement = four.judge(with(four.deals(), Party.DEALS, four.deal(1)));

        assertEquals(Map.of(), judgement.disqualified());
        assertEquals(groupKey(four.judge(four.deals())), groupKey(judgement));
    }

    @Test
    void disqualifiesADealOfAnotherAttempt() {
        var other =
                new KeyGeneration(Sha256.hash(new byte[] {2}), four.generation().sealKeys());
        List<Logged> log = new ArrayList<>(four.deals().subList(1, 4));
        log.add(new Logged(
                Party.DEALS, Dealing.of(other, 1, Party.randomness(1)).deal()));

        assertEquals(Map.of(1, Disqualification.NO_PROOF), four.judge(log).disqualified());
    }

    /** Who takes another's commitments and adds to them would choose the group's key; it cannot prove their secret. */
    @Test
    void disqualifiesCommitmentsOfSomebodyElse() {
        Statement.Deal copied = four.deal(2);
        var stolen = new Statement.Deal(1, copied.commitments(), copied.proof(), copied.ephemeral(), copied.sealed());
        List<Logged> log = new ArrayList<>(four.deals().subList(1, 4));
        log.add(new Logged(Party.DEALS, stolen));

        assertEquals(Map.of(1, Disqualification.NO_PROOF), four.judge(log).disqualified());
    }

    @Test
    void disqualifiesAProofThatIsNone() {
        Statement.Deal deal = four.deal(1);
        var bare = new Statement.Deal(1, deal.commitments(), "00".repeat(48), deal.ephemeral(), deal.sealed());
        List<Logged> log = new ArrayList<>(four.deals().subList(1, 4));
        log.add(new Logged(Party.DEALS, bare));

        assertEquals(Map.of(1, Disqualification.NO_PROOF), four.judge(log).disqualified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "00", "AA"})
    void refusesTextsThatAreNotAsLongAsTheyMustBe(String text) {
        Statement.Deal deal = four.deal(1);
        var commitments = deal.commitments();
        String full = text.repeat(48);

        assertThrows(Malformed.class, () -> new Statement.Deal(1, commitments, text, deal.ephemeral(), deal.sealed()));
        assertThrows(Malformed.class, () -> new Statement.Deal(1, commitments, deal.proof(), text, deal.sealed()));
        assertThrows(
                Malformed.class,
                () -> new Statement.Deal(1, commitments, deal.proof(), deal.ephemeral(), List.of(text)));
        assertThrows(
                Malformed.class,
                () -> new Statement.Deal(
                        1, commitments, deal.proof(), deal.ephemeral(), Collections.nCopies(23, full)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 23, 257})
    void refusesIndexesThatNoCommitteeHas(int index) {
        Portion portion = four.dealing(1).justify(new Statement.Complaint(2, 1)).portion();

        assertThrows(Malformed.class, () -> new Statement.Complaint(index, 1));
        assertThrows(Malformed.class, () -> new Statement.Complaint(1, index));
        assertThrows(Malformed.class, () -> new Statement.Justification(index, 1, portion));
        assertThrows(Malformed.class, () -> new Statement.Justification(1, index, portion));
    }

    @Test
    void dealsUnrelatedPolynomialsFromOneRandomnessInTwoAttempts() {
        var other =
                new KeyGeneration(Sha256.hash(new byte[] {2}), four.generation().sealKeys());

        Statement.Deal again = Dealing.of(other, 1, Party.randomness(1)).deal();

        assertNotEquals(four.deal(1).commitments(), again.commitments());
        assertNotEquals(four.deal(1).ephemeral(), again.ephemeral());
    }

    @Test
    void refusesTwoMembersWithOneSealKey() {
        SealKey key = four.generation().sealKeys().getFirst();

        assertThrows(
                IllegalArgumentException.class, () -> new KeyGeneration(Sha256.hash(new byte[0]), List.of(key, key)));
    }

    @Test
    void disqualifiesADealOfTheWrongSize() {
        Statement.Deal deal = four.deal(1);
        var small = new Statement.Deal(
                1,
                deal.commitments(),
                deal.proof(),
                deal.ephemeral(),
                deal.sealed().subList(0, 3));
        List<Logged> log = new ArrayList<>(four.deals().subList(1, 4));
        log.add(new Logged(Party.DEALS, small));

        assertEquals(Map.of(1, Disqualification.WRONG_SIZE), four.judge(log).disqualified());
        assertInstanceOf(Receiver.Check.Complain.class, four.receiver(2).check(small));
    }

    @Test
    void keepsADealerThatJustifiesItsPortionAndGivesTheMemberItsShare() {
        List<Logged> deals = replaced(four.deals(), Party.spoilt(four.deal(1), 3));
        List<Logged> log = four.answered(deals, List.of());

        Judgement judgement = four.judge(log);

        assertEquals(Map.of(), judgement.disqualified());
        assertTrue(committee(judgement).holds(key(four, 3, judgement, log)));
    }

    @Test
    void disqualifiesADealerThatJustifiesWithAnotherPortion() {
        List<Logged> log = four.answered(replaced(four.deals(), Party.spoilt(four.deal(1), 3)), List.of(1));
        Portion wrong = four.dealing(1).justify(new Statement.Complaint(2, 1)).portion();

        Judgement judgement = four.judge(with(log, Party.JUSTIFICATIONS, new Statement.Justification(1, 3, wrong)));

        assertEquals(Map.of(1, Disqualification.UNANSWERED_COMPLAINT), judgement.disqualified());
    }

    @Test
    void disqualifiesADealerOfWhomMoreThanFComplainThoughItAnswers() {
        Statement.Deal spoilt = Party.spoilt(Party.spoilt(four.deal(1), 3), 4);

        Judgement judgement = four.judge(four.answered(replaced(four.deals(), spoilt), List.of()));

        assertEquals(Map.of(1, Disqualification.TOO_MANY_COMPLAINTS), judgement.disqualified());
    }

    @Test
    void countsStatementsOnlyInTheirTime() {
        List<Logged> late = replaced(four.deals(), new Height(21), four.deal(1));
        List<Logged> early = replaced(four.deals(), new Height(10), four.deal(1));
        List<Logged> lateComplaint = with(four.deals(), new Height(31), new Statement.Complaint(2, 1));
        List<Logged> complaint = with(four.deals(), new Height(30), new Statement.Complaint(2, 1));
        Statement answer = four.dealing(1).justify(new Statement.Complaint(2, 1));

        assertEquals(Map.of(1, Disqualification.NO_DEAL), four.judge(late).disqualified());
        assertEquals(Map.of(1, Disqualification.NO_DEAL), four.judge(early).disqualified());
        assertEquals(Map.of(), four.judge(lateComplaint).disqualified());
        assertEquals(
                Map.of(), four.judge(with(complaint, new Height(40), answer)).disqualified());
        assertEquals(
                Map.of(1, Disqualification.UNANSWERED_COMPLAINT),
                four.judge(with(complaint, new Height(41), answer)).disqualified());
        assertEquals(new Height(40), Party.SCHEDULE.end());
    }

    @Test
    void ignoresWhoIsNoMember() {
        List<Logged> log = with(four.deals(), Party.COMPLAINTS, new Statement.Complaint(5, 1));

        assertEquals(Map.of(), four.judge(log).disqualified());
    }

    @Test
    void saysWhichDealerLeftASleepingMemberWithoutAShare() {
        List<Logged> log = replaced(four.deals(), Party.spoilt(four.deal(1), 3));

        OwnShare share = four.receiver(3).share(four.judge(log), log);

        assertEquals(new OwnShare.Missing(1), share);
    }

    @Test
    void opensNobodyElsesPortion() {
        Statement.Deal deal = four.deal(1);
        List<String> swapped = new ArrayList<>(deal.sealed());
        Collections.swap(swapped, 1, 2);
        var misplaced = new Statement.Deal(1, deal.commitments(), deal.proof(), deal.ephemeral(), swapped);

        assertInstanceOf(Receiver.Check.Fits.class, four.receiver(2).check(deal));
        assertInstanceOf(Receiver.Check.Complain.class, four.receiver(2).check(misplaced));
    }

    @Test
    void dealsTheSameFromTheSameRandomness() {
        assertEquals(four.deal(1), four.deal(1));
    }

    @Test
    void refusesSealKeysThatGiveNothing() {
        assertThrows(Malformed.class, () -> new SealKey("00".repeat(32)));
        assertThrows(Malformed.class, () -> new SealKey("0"));
        assertThrows(Malformed.class, () -> new SealKey("AB".repeat(32)));
    }

    @Test
    void printsNoSecret() {
        assertEquals("Dealing[1]", four.dealing(1).toString());
        assertEquals(
                "Justification[dealer=1, member=2, portion=Portion]",
                four.dealing(1).justify(new Statement.Complaint(2, 1)).toString());
    }

    /** Whatever a dealer spoils, it justifies all of it (of at most f) or is out, and the honest ones get one key. */
    @Property(tries = 25)
    void aWrongPortionIsJustifiedOrItsDealerIsOut(
            @ForAll @IntRange(min = 2, max = 7) int size, @ForAll long choice, @ForAll boolean answers) {
        Party party = Party.of(size);
        Random random = new Random(choice);
        int liar = 1 + random.nextInt(size);
        int spoiltPortions = 1 + random.nextInt(size);
        Statement.Deal deal = party.deal(liar);
        for (int member = 1; member <= spoiltPortions; member++) {
            deal = Party.spoilt(deal, member);
        }
        List<Logged> log = party.answered(replaced(party.deals(), deal), answers ? List.of() : List.of(liar));

        Judgement judgement = party.judge(log);

        boolean stays = answers && spoiltPortions <= party.generation().faulty();
        assertEquals(stays, judgement.deals().containsKey(liar));
        if (judgement.result() instanceof Formed(var committee)) {
            for (int member = 1; member <= size; member++) {
                assertTrue(committee.holds(key(party, member, judgement, log)));
            }
        } else {
            assertEquals(new TooFewDealers(size - 1, party.generation().quorum()), judgement.result());
        }
    }

    @Property(tries = 25)
    void anyOrderOfTheLogGivesTheSameOutcome(@ForAll @IntRange(min = 1, max = 7) int size, @ForAll long choice) {
        Party party = Party.of(size);
        Random random = new Random(choice);
        List<Logged> deals = party.deals();
        for (int dealer = 1; dealer <= size; dealer++) {
            if (random.nextInt(3) == 0) {
                deals = replaced(deals, Party.spoilt(party.deal(dealer), 1 + random.nextInt(size)));
            }
        }
        List<Logged> log = party.answered(deals, List.of(1 + random.nextInt(size)));
        if (random.nextBoolean()) {
            log.add(new Logged(
                    Party.DEALS,
                    Dealing.of(party.generation(), 1, Party.randomness(99)).deal()));
        }
        Judgement straight = party.judge(log);

        List<Logged> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, random);
        Judgement other = party.judge(shuffled);

        assertEquals(straight.deals(), other.deals());
        assertEquals(straight.disqualified(), other.disqualified());
        assertEquals(groupKey(straight), groupKey(other));
    }

    private static String groupKey(Judgement judgement) {
        return judgement.result() instanceof Formed(var committee)
                ? Party.hex(committee.groupKey().bytes())
                : judgement.result().toString();
    }

    private static BeaconCommittee committee(Judgement judgement) {
        return assertInstanceOf(Formed.class, judgement.result()).committee();
    }

    private static BeaconShareKey key(Party party, int member, Judgement judgement, List<Logged> log) {
        return assertInstanceOf(OwnShare.Key.class, party.receiver(member).share(judgement, log))
                .key();
    }

    private static byte[] combined(BeaconCommittee committee, List<Share> shares) {
        return assertInstanceOf(Combination.Combined.class, new Combiner(committee).combine(shares))
                .signature();
    }

    private static List<Logged> with(List<Logged> log, Height height, Statement statement) {
        List<Logged> more = new ArrayList<>(log);
        more.add(new Logged(height, statement));
        return more;
    }

    private static List<Logged> replaced(List<Logged> deals, Statement.Deal deal) {
        return replaced(deals, Party.DEALS, deal);
    }

    private static List<Logged> replaced(List<Logged> deals, Height height, Statement.Deal deal) {
        List<Logged> changed = new ArrayList<>(deals);
        changed.set(deal.dealer() - 1, new Logged(height, deal));
        return changed;
    }
}
