package io.bitcraps.node.follow;

import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import io.bitcraps.query.log.LogFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a committee would have made: blocks of transfers, executed by the rules and certified by real keys. Chains of
 * one simulation seed are equal as far as they were grown alike.
 */
public final class SignedChain {

    public static final int QUORUM = 3;
    private static final int VALIDATORS = 4;
    private static final int PLAYERS = 40;
    private static final long GENESIS_MS = 1_790_000_000_000L;

    public final DealtNetwork network;
    public final GenesisChain genesis;
    public final LogStore log;
    private final List<SigningKey> players;
    private final long[] nonces = new long[PLAYERS];
    private final BlockExecutor executor;
    private ChainState last;

    public SignedChain(long simulationSeed) {
        Random random = new Random(simulationSeed);
        players = IntStream.range(0, PLAYERS)
                .mapToObj(i -> Ed25519.signingKey(bytes(random, 32)))
                .toList();
        List<String> addresses = IntStream.range(0, VALIDATORS)
                .mapToObj(i -> "127.0.0.1:" + (20_000 + i))
                .toList();
        List<Genesis.Allocation> allocations = players.stream()
                .map(key -> new Genesis.Allocation(key.publicKey(), Amount.crap(1_000)))
                .toList();
        network = DealtNetwork.make(
                new DealtNetwork.Plan("test", addresses, GENESIS_MS, 0, 10, allocations),
                length -> bytes(random, length));
        genesis = GenesisChain.of(network.file());
        log = new MemoryLog(genesis.block());
        last = genesis.state();
        executor =
                new BlockExecutor(genesis.chain(), genesis.genesis().limits(), (seed, block) -> false, Decider.RULES);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public PublicKey player(int index) {
        return players.get(index).publicKey();
    }

    public Trusted trusted() {
        return new Trusted(network.file(), Ed25519.best());
    }

    public LogFiles files() {
        return files(log);
    }

    /** @param kept a log of this chain, wherever it is kept */
    public LogFiles files(LogStore kept) {
        return new LogFiles(
                kept,
                network.file(),
                Policy.of(genesis.chain(), genesis.genesis().committee()));
    }

    ChainState last() {
        return last;
    }

    /** Certified blocks of so many transfers each. */
    public SignedChain grow(int blocks, int transfers) {
        for (int i = 0; i < blocks; i++) {
            log.append(List.of(certified(next(transfers))));
        }
        return this;
    }

    /** So many blocks of one transfer of which only the last has its own certificate. */
    SignedChain growCoveredByTheLast(int blocks) {
        List<FinalBlock> made = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            made.add(next(1));
        }
        made.set(blocks - 1, certified(made.getLast()));
        log.append(made);
        return this;
    }

    private FinalBlock next(int transfers) {
        List<SignedAction> actions =
                IntStream.range(0, transfers).mapToObj(this::transfer).toList();
        var opening =
                new BlockExecutor.Opening(Epoch.ZERO, new View(last.height().value() + 1), 0, last.timeMs() + 1);
        ExecutedBlock block = executor.build(last, opening, new TreeMap<>(), actions);
        if (block.block().actions().size() != transfers) {
            throw new AssertionError("only " + block.block().actions().size() + " of " + transfers + " fit");
        }
        last = block.after();
        return new FinalBlock(block.block().id(), block.block().header(), block.entries(), null);
    }

    private SignedAction transfer(int number) {
        int from = number % PLAYERS;
        boolean first = nonces[from] == 0; // with 0 bits of proof of work any counter is one
        var action = new Action(
                genesis.chain(),
                player(from),
                new Nonce(nonces[from]++),
                new Height(last.height().value() + 1_000),
                last.timeMs() + 1_000_000,
                first ? 0 : Action.NO_PROOF_OF_WORK,
                new ActionBody.Transfer(player((from + 1) % PLAYERS), new Amount(1_000 + number), ""));
        return ActionCodec.sign(action, players.get(from));
    }

    private FinalBlock certified(FinalBlock block) {
        return withFinality(block, certificate(block.header(), block.id(), QUORUM));
    }

    static FinalBlock withFinality(FinalBlock block, Certificate finality) {
        return new FinalBlock(block.id(), block.header(), block.entries(), finality);
    }

    Certificate certificate(BlockHeader header, BlockId block, int signers) {
        Ballot ballot = new Ballot(VoteKind.FINALIZE, header.epoch(), header.view(), block);
        byte[] message = VoteCodec.signedBytes(genesis.chain(), ballot);
        List<Vote> votes = IntStream.range(0, signers)
                .mapToObj(i -> new Vote(
                        ballot,
                        i,
                        Ed25519.signingKey(network.secrets().get(i).vote()).sign(message)))
                .toList();
        return new Certificate(ballot, votes);
    }

    /** Publishes a checkpoint of the newest block. */
    public SignedChain publishCheckpoint() {
        log.putCheckpoint(note(Checkpoint.of(genesis.chain(), log.head(), last.height(), last.id()), QUORUM));
        return this;
    }

    byte[] note(Checkpoint checkpoint, int cosigners) {
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(SignatureLine.log(
                checkpoint.origin(),
                Ed25519.signingKey(network.secrets().getFirst().log()),
                checkpoint.text()));
        for (int i = 0; i < cosigners; i++) {
            lines.add(SignatureLine.cosignature(
                    Origin.cosigner(genesis.chain(), i),
                    Ed25519.signingKey(network.secrets().get(i).cosigner()),
                    checkpoint.text(),
                    GENESIS_MS / 1_000));
        }
        return new SignedNote(checkpoint.text(), lines).bytes();
    }
}
