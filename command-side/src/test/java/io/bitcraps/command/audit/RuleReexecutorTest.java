package io.bitcraps.command.audit;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.BeaconMessage;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.beacon.key.Combination;
import io.bitcraps.command.beacon.key.Combiner;
import io.bitcraps.command.beacon.key.Dealer;
import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.block.GroupSeedCheck;
import io.bitcraps.command.rules.Felts;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A chain of six blocks with one roll, its seed made by a committee's keys; Alice plays, with an action a block. */
class RuleReexecutorTest {

    private static final Dealer.Deal DEAL = Dealer.deal(new byte[Dealer.MIN_RANDOMNESS], 4, 3);
    private static final byte[] FILE = GenesisCodec.encode(genesis());
    private static final GenesisChain GENESIS = GenesisChain.of(FILE);
    private static final List<ExecutedBlock> BLOCKS = play();

    private final RuleReexecutor audit = new RuleReexecutor();

    @Test
    void findsNothingInAnHonestChain() {
        List<Finding> findings =
                new ArrayList<>(audit.start(FILE, GENESIS.block().entries()));
        for (ExecutedBlock block : BLOCKS) {
            findings.addAll(audit.block(block.block().header(), block.entries()));
        }

        assertEquals(List.of(), findings);
        assertEquals(1, BLOCKS.getLast().block().header().seeds().size());
    }

    @Test
    void findsAnotherGenesis() {
        List<byte[]> entries = new ArrayList<>(GENESIS.block().entries());
        entries.removeLast();

        List<Finding> findings = audit.start(FILE, entries);

        assertEquals(Finding.Kind.GENESIS, findings.getFirst().kind());
        assertTrue(findings.getFirst().place().endsWith("position " + entries.size()), findings::toString);
    }

    @Test
    void findsAnEntryThatExecutionDoesNotGiveAndReadsNoFurther() {
        audit.start(FILE, GENESIS.block().entries());
        ExecutedBlock first = BLOCKS.getFirst();
        List<byte[]> entries = new ArrayList<>(first.entries());
        entries.removeLast();

        List<Finding> findings = audit.block(first.block().header(), entries);
        List<Finding> later =
                audit.block(BLOCKS.get(1).block().header(), BLOCKS.get(1).entries());

        assertEquals(1, findings.size());
        assertTrue(
                findings.getFirst()
                        .sentence()
                        .startsWith("execution gives another entry at log position "
                                + (first.block().header().after().size() - 1)),
                findings::toString);
        assertEquals(List.of(), later);
    }

    @Test
    void findsDiceOfASeedThatIsNotTheCommittees() {
        audit.start(FILE, GENESIS.block().entries());
        BLOCKS.subList(0, BLOCKS.size() - 1)
                .forEach(block -> audit.block(block.block().header(), block.entries()));
        ExecutedBlock last = BLOCKS.getLast();
        Seed seed = last.block().header().seeds().getFirst();
        byte[] other = seed.signature();
        other[Seed.BYTES - 1] ^= 1;

        List<Finding> findings =
                audit.block(with(last.block().header(), new Seed(seed.height(), other)), last.entries());

        assertTrue(findings.getFirst().sentence().contains("is not the committee's"), findings::toString);
    }

    private static List<ExecutedBlock> play() {
        var check = new GroupSeedCheck(GENESIS.chain(), Epoch.ZERO, DEAL.committee());
        var executor = new BlockExecutor(GENESIS.chain(), GENESIS.genesis().limits(), check, Decider.RULES);
        List<ExecutedBlock> blocks = new ArrayList<>();
        ChainState tip = GENESIS.state();
        for (ActionBody body : List.of(
                new ActionBody.CreateTable(rules()),
                new ActionBody.JoinTable(T1),
                new ActionBody.PlaceBets(T1, 0, wagers("PASS 5, FIELD 5")),
                new ActionBody.RollDice(T1, 0),
                new ActionBody.Transfer(BOB, crap("1"), ""),
                new ActionBody.Transfer(BOB, crap("2"), ""))) {
            long height = tip.height().value() + 1;
            SortedMap<Height, Seed> held = new TreeMap<>();
            if (body.equals(new ActionBody.Transfer(BOB, crap("2"), ""))) {
                tip.waitingLocks().forEach((lock, block) -> held.put(lock, seed(lock, block)));
            }
            var opening = new BlockExecutor.Opening(Epoch.ZERO, new View(height), 0, tip.timeMs() + 1_000);
            ExecutedBlock block = executor.build(tip, opening, held, List.of(sign(height - 1, body)));
            blocks.add(block);
            tip = block.after();
        }
        return blocks;
    }

    private static SignedAction sign(long nonce, ActionBody body) {
        var action = new Action(
                GENESIS.chain(),
                ALICE,
                new Nonce(nonce),
                new Height(1_000),
                START_MS + 3_600_000,
                nonce == 0 ? 0 : Action.NO_PROOF_OF_WORK,
                body);
        return ActionCodec.sign(action, signingKey(1));
    }

    private static Seed seed(Height height, BlockId lockBlock) {
        byte[] message = BeaconMessage.of(GENESIS.chain(), Epoch.ZERO, height, lockBlock);
        var shares =
                DEAL.shareKeys().stream().limit(3).map(key -> key.sign(message)).toList();
        var sum = (Combination.Combined) new Combiner(DEAL.committee()).combine(shares);
        return new Seed(height, sum.signature());
    }

    private static BlockHeader with(BlockHeader old, Seed seed) {
        return new BlockHeader(
                old.version(),
                old.chain(),
                old.epoch(),
                old.height(),
                old.view(),
                old.parent(),
                old.proposer(),
                old.timeMs(),
                old.bodyHash(),
                old.before(),
                old.after(),
                old.stateRoot(),
                List.of(seed),
                old.actions());
    }

    private static Genesis genesis() {
        Genesis some = Felts.genesis(parameters());
        List<Committee.Validator> validators = new ArrayList<>();
        for (BeaconShareKey key : DEAL.shareKeys()) {
            Committee.Validator old = some.committee().validators().get(key.index() - 1);
            validators.add(new Committee.Validator(
                    old.name(),
                    old.voteKey(),
                    old.cosignerKey(),
                    old.logKey(),
                    HexFormat.of().formatHex(key.verificationKey().bytes()),
                    old.address()));
        }
        return new Genesis(
                some.name(),
                some.timeMs(),
                new Committee(Epoch.ZERO, validators),
                HexFormat.of().formatHex(DEAL.committee().groupKey().bytes()),
                true,
                some.treasury(),
                some.allocations(),
                some.parameters(),
                some.payTables(),
                some.limits(),
                some.timing());
    }
}
