package io.bitcraps.events.audit;

import static io.bitcraps.events.audit.SyntheticChain.action;
import static io.bitcraps.events.audit.SyntheticChain.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.audit.Finding.Kind;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.crypto.DiceDerivation;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.money.Amount;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lies under good signatures: what a whole committee may sign and an auditor still finds. */
class DishonestCommitteeTest {
    private static final Event GRANT = new Event.TokensGranted(World.ALICE.publicKey(), World.ALLOCATION);

    @Test
    void findsDiceThatTheSeedDoesNotGive() {
        Dice other = new Dice(Story.DICE.first() % 6 + 1, Story.DICE.second());

        finds(Kind.DICE, locked().block(Story.revealed(), Story.rolled(other), Story.settled()));
    }

    @Test
    void findsDiceWithoutALock() {
        SyntheticChain chain = new SyntheticChain().block().block();

        finds(Kind.SEED, chain.block(Story.revealed(), Story.rolled(Story.DICE)));
    }

    @Test
    void findsALockThatIsNotRolledWithItsSeed() {
        finds(Kind.DICE, locked().block(Story.revealed()));
    }

    @Test
    void findsASecondLockOfATable() {
        finds(
                Kind.DICE,
                locked().block(
                                action(World.BOB, 2, new ActionBody.RollDice(Story.TABLE, 0)),
                                event(new Event.RollLocked(Story.TABLE, 0, Hash.ZERO, Amount.ZERO))));
    }

    @Test
    void findsASecondSettlementOfASeat() {
        finds(
                Kind.ENTRY_ORDER,
                locked().block(Story.revealed(), Story.rolled(Story.DICE), Story.settled(), Story.settled()));
    }

    @Test
    void findsARollAfterTheActions() {
        Entry[] transfer = Story.transfer(1);

        finds(
                Kind.ENTRY_ORDER,
                locked().block(transfer[0], transfer[1], Story.revealed(), Story.rolled(Story.DICE), Story.settled()));
    }

    @Test
    void findsASeedThatTheHeaderDoesNotCarry() {
        finds(
                Kind.SEED,
                locked().block(
                                h -> with(h, h.timeMs(), h.view(), List.of()),
                                true,
                                Story.revealed(),
                                Story.rolled(Story.DICE),
                                Story.settled()));
    }

    @Test
    void findsAnEventThatFollowsNoAction() {
        finds(Kind.ENTRY_ORDER, new SyntheticChain().block(event(GRANT)));
    }

    @Test
    void findsTokensIssuedAfterTheGenesis() {
        Entry[] transfer = Story.transfer(0);

        finds(
                Kind.ENTRY_ORDER,
                new SyntheticChain().block(transfer[0], transfer[1], event(new Event.TokensIssued(World.TREASURY))));
    }

    @Test
    void findsATransferOfMoreThanThereIs() {
        finds(Kind.BALANCE, new SyntheticChain().block(Story.transfer(0, Amount.crap(101))));
    }

    @Test
    void findsASupplyAboveTheCap() {
        Entry[] transfer = Story.transfer(0);
        Event issued = new Event.TokensIssued(Amount.crap(21_000_000));

        finds(Kind.BALANCE, new SyntheticChain().block(transfer[0], transfer[1], event(issued)));
    }

    @Test
    void findsAnActionThatItsAccountDidNotSign() {
        Entry.ActionEntry honest = (Entry.ActionEntry) Story.transfer(0)[0];
        byte[] jws = honest.action().jws().clone();
        jws[jws.length - 2] = (byte) (jws[jws.length - 2] == 'A' ? 'B' : 'A');
        Entry forged = new Entry.ActionEntry(ActionCodec.parse(jws));

        finds(Kind.ACTION_SIGNATURE, new SyntheticChain().block(forged));
    }

    @Test
    void findsAnActionThatIsPlayedTwice() {
        finds(Kind.NONCE, new SyntheticChain().block(Story.transfer(0)).block(Story.transfer(0)));
    }

    @Test
    void findsAGapInTheNonces() {
        finds(Kind.NONCE, new SyntheticChain().block(Story.transfer(0)).block(Story.transfer(2)));
    }

    @Test
    void findsAnExpiredAction() {
        ActionBody body = new ActionBody.RollDice(Story.TABLE, 0);

        finds(Kind.VALIDITY, new SyntheticChain().block().block(action(World.ALICE, 0, 1, body)));
    }

    @Test
    void findsAnActionThatIsValidForTooLong() {
        ActionBody body = new ActionBody.RollDice(Story.TABLE, 0);
        long tooFar = 1 + World.MAX_VALIDITY_HEIGHTS + 1;

        finds(Kind.VALIDITY, new SyntheticChain().block(action(World.ALICE, 0, tooFar, body)));
    }

    @Test
    void findsAnAccountThatNeverProvedItsKey() {
        finds(Kind.NONCE, new SyntheticChain().block(Story.transfer(5)));
        finds(Kind.ACCOUNT_KEY, new SyntheticChain().block(Story.transfer(5)));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header("time", h -> with(h, World.GENESIS_TIME_MS + 1000, h.view(), h.seeds())),
                header("view", h -> with(h, h.timeMs(), new View(1), h.seeds())),
                header("leader", h -> with(h, h.timeMs(), new View(3), h.seeds())),
                header("chain", h -> with(h, new ChainId("other"), h.epoch(), h.height(), h.parent())),
                header("epoch", h -> with(h, h.chain(), h.epoch().next(), h.height(), h.parent())),
                header("height", h -> with(h, h.chain(), h.epoch(), new Height(7), h.parent())),
                header("parent", h -> with(h, h.chain(), h.epoch(), h.height(), new BlockId(Hash.ZERO))),
                header("log before", h -> with(h, forked(h.before()), h.after(), h.bodyHash(), h.actions())),
                header("log after", h -> with(h, h.before(), forked(h.after()), h.bodyHash(), h.actions())),
                header("body", h -> with(h, h.before(), h.after(), Hash.ZERO, h.actions())),
                header("actions", h -> with(h, h.before(), h.after(), h.bodyHash(), 3)));
    }

    private static Arguments header(String what, UnaryOperator<BlockHeader> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void findsAHeaderThatIsNotThatOfItsBlock(String what, UnaryOperator<BlockHeader> change) {
        finds(Kind.HEADER, new SyntheticChain().block().block(change, true, Story.transfer(0)));
    }

    @Test
    void findsACertificateWithTooFewVotes() {
        finds(Kind.CERTIFICATE, new SyntheticChain().block().certifiedBy(VoteKind.FINALIZE, World.QUORUM - 1));
    }

    @Test
    void findsANotarizationInPlaceOfAFinalityCertificate() {
        finds(Kind.CERTIFICATE, new SyntheticChain().block().certifiedBy(VoteKind.NOTARIZE, World.QUORUM));
    }

    @Test
    void findsACertificateOfAnotherViewThanTheBlocks() {
        finds(Kind.CERTIFICATE, new SyntheticChain().block().certifiedInView(new View(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void findsADescendantThatDoesNotFollow(String what, UnaryOperator<BlockHeader> change) {
        SyntheticChain chain = new SyntheticChain().uncertified().block(change, true, Story.transfer(0));
        boolean needsEntries = Stream.of("log after", "body", "actions").anyMatch(what::equals);

        List<Kind> kinds = AuditorTest.kinds(AuditorTest.strictly(chain.exportAt(1)));

        assertEquals(needsEntries, !kinds.contains(Kind.HEADER), kinds::toString);
    }

    @Test
    void findsASeedThatIsNotTheCommittees() {
        Seed invented = new Seed(Story.SEED.height(), new byte[Seed.BYTES]);
        Dice dice = DiceDerivation.roll(invented.signature(), Story.TABLE, 0);
        Entry revealed = event(new Event.SeedRevealed(invented.height(), invented.hex()));

        Report report = AuditorTest.strictly(
                locked().block(revealed, Story.rolled(dice), Story.settled()).export());

        assertEquals(List.of(Kind.SEED), AuditorTest.kinds(report));
    }

    @Test
    void findsASeedOverAnotherBlockThanTheLocks() {
        SyntheticChain other = new SyntheticChain().block().block(Story.betAndLock());

        Report report = AuditorTest.strictly(other.block(Story.revealed(), Story.rolled(Story.DICE), Story.settled())
                .export());

        assertEquals(List.of(Kind.SEED), AuditorTest.kinds(report));
    }

    @Test
    void findsABlockOfALaterTimeThanItsCosignatures() {
        long hourLater = World.GENESIS_TIME_MS + 3_600_000;

        finds(Kind.CHECKPOINT, new SyntheticChain().block(h -> with(h, hourLater, h.view(), List.of()), true));
    }

    @Test
    void findsAForkUnderTheCosignersOwnSignatures() {
        SyntheticChain chain = Story.told();
        Checkpoint honest = chain.checkpointAt(4);
        Checkpoint forked = new Checkpoint(honest.origin(), forked(honest.head()), honest.height(), honest.block());

        assertEquals(List.of(Kind.ROOT), AuditorTest.kinds(AuditorTest.strictly(chain.exportOf(forked))));
    }

    @Test
    void findsEntriesThatNoBlockHolds() {
        SyntheticChain chain = Story.told().beyond(event(GRANT));

        Report report = AuditorTest.strictly(chain.exportOf(chain.checkpointOfEverything()));

        assertEquals(List.of(Kind.ROOT), AuditorTest.kinds(report));
    }

    @Test
    void findsEntriesThatNoBlockHoldsAlsoAfterTheGenesis() {
        SyntheticChain chain = new SyntheticChain().beyond(event(GRANT));
        Checkpoint forged =
                Checkpoint.of(World.CHAIN, chain.logWithoutCheckpoint().head(), Height.ZERO, World.GENESIS_ID);

        assertTrue(
                AuditorTest.kinds(AuditorTest.strictly(chain.exportOf(forged))).contains(Kind.GENESIS));
    }

    @Test
    void findsMoreTokensThanCanBeCounted() {
        Entry genesis = new Entry.GenesisEntry(World.CHAIN, Sha256.hash(World.GENESIS_FILE));
        Entry most = event(new Event.TokensIssued(new Amount(Long.MAX_VALUE)));
        Entry one = event(new Event.TokensIssued(new Amount(1)));

        List<Kind> kinds = genesisKinds(genesis, most, one, one, event(GRANT));

        assertEquals(1, kinds.stream().filter(Kind.BALANCE::equals).count(), kinds::toString);
    }

    @Test
    void findsACheckpointOfAnotherBlock() {
        SyntheticChain chain = new SyntheticChain().block();
        Checkpoint honest = chain.checkpointAt(1);
        Checkpoint other = new Checkpoint(honest.origin(), honest.head(), honest.height(), new BlockId(Hash.ZERO));

        assertTrue(
                AuditorTest.kinds(AuditorTest.strictly(chain.exportOf(other))).contains(Kind.CHECKPOINT));
    }

    @Test
    void findsAGenesisThatGivesMoreThanTheFile() {
        Entry genesis = new Entry.GenesisEntry(World.CHAIN, Sha256.hash(World.GENESIS_FILE));
        Entry issued = event(new Event.TokensIssued(World.TREASURY));

        assertTrue(genesisKinds(genesis, issued, event(GRANT), event(GRANT)).contains(Kind.GENESIS));
        assertTrue(genesisKinds(genesis, issued, event(GRANT)).contains(Kind.GENESIS));
        assertTrue(genesisKinds(issued, genesis).contains(Kind.ENTRY_ORDER));
    }

    @Test
    void findsABlockThatDoesNotOpenWithItsEntry() {
        Entry second = new Entry.BlockEntry(
                World.CHAIN, Epoch.ZERO, new Height(1), new View(1), World.GENESIS_ID, 1, World.GENESIS_TIME_MS);

        finds(Kind.ENTRY_ORDER, new SyntheticChain().block(second));
    }

    private static SyntheticChain locked() {
        return new SyntheticChain().block(Story.transfer(0)).block(Story.betAndLock());
    }

    private static void finds(Kind kind, SyntheticChain chain) {
        List<Kind> kinds = AuditorTest.kinds(AuditorTest.strictly(chain.export()));

        assertTrue(kinds.contains(kind), () -> "found " + kinds);
    }

    private static List<Kind> genesisKinds(Entry... entries) {
        return AuditorTest.kinds(AuditorTest.strictly(
                new SyntheticChain(List.of(entries)).block().export()));
    }

    private static LogHead forked(LogHead head) {
        return new LogHead(head.size(), Sha256.hash(head.root().bytes()));
    }

    private static BlockHeader with(BlockHeader h, long timeMs, View view, List<Seed> seeds) {
        return new BlockHeader(
                h.version(),
                h.chain(),
                h.epoch(),
                h.height(),
                view,
                h.parent(),
                h.proposer(),
                timeMs,
                h.bodyHash(),
                h.before(),
                h.after(),
                h.stateRoot(),
                seeds,
                h.actions());
    }

    private static BlockHeader with(BlockHeader h, ChainId chain, Epoch epoch, Height height, BlockId parent) {
        return new BlockHeader(
                h.version(),
                chain,
                epoch,
                height,
                h.view(),
                parent,
                h.proposer(),
                h.timeMs(),
                h.bodyHash(),
                h.before(),
                h.after(),
                h.stateRoot(),
                h.seeds(),
                h.actions());
    }

    private static BlockHeader with(BlockHeader h, LogHead before, LogHead after, Hash bodyHash, int actions) {
        return new BlockHeader(
                h.version(),
                h.chain(),
                h.epoch(),
                h.height(),
                h.view(),
                h.parent(),
                h.proposer(),
                h.timeMs(),
                bodyHash,
                before,
                after,
                h.stateRoot(),
                h.seeds(),
                actions);
    }
}
