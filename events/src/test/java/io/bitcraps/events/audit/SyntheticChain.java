package io.bitcraps.events.audit;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.Trees;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chain whose committee signs whatever it is told to, so that only the auditor stands in the way. */
final class SyntheticChain {
    private static final long BLOCK_MS = 1000;
    private static final long COSIGNED_SECONDS = 1_700_001_000;

    private final List<byte[]> entries = new ArrayList<>();
    private final List<FinalBlock> blocks = new ArrayList<>();
    private Frontier frontier = Frontier.EMPTY;

    /** With the genesis that follows from the file. */
    SyntheticChain() {
        this(List.of(
                new Entry.GenesisEntry(World.CHAIN, Sha256.hash(World.GENESIS_FILE)),
                event(new Event.TokensIssued(World.TREASURY)),
                event(new Event.TokensGranted(World.ALICE.publicKey(), World.ALLOCATION)),
                event(new Event.TokensGranted(World.BOB.publicKey(), World.ALLOCATION))));
    }

    SyntheticChain(List<Entry> genesis) {
        genesis.forEach(this::append);
    }

    static Entry event(Event event) {
        return new Entry.EventEntry(event);
    }

    static Entry action(SigningKey key, long nonce, ActionBody body) {
        return action(key, nonce, 50, body);
    }

    static Entry action(SigningKey key, long nonce, long validUntilHeight, ActionBody body) {
        long proof = nonce == 0 ? ProofOfWork.solve(key.publicKey(), World.POW_BITS, 0) : Action.NO_PROOF_OF_WORK;
        Action action = new Action(
                World.CHAIN,
                key.publicKey(),
                new Nonce(nonce),
                new Height(validUntilHeight),
                World.GENESIS_TIME_MS + 50_000,
                proof,
                body);
        return new Entry.ActionEntry(ActionCodec.sign(action, key));
    }

    /** A block with these entries after its block entry, certified by a quorum. */
    SyntheticChain block(Entry... body) {
        return block(header -> header, true, body);
    }

    /** A block that only a later certificate covers. */
    SyntheticChain uncertified(Entry... body) {
        return block(header -> header, false, body);
    }

    /** A block whose header is changed before it is certified. */
    SyntheticChain block(UnaryOperator<BlockHeader> change, boolean certified, Entry... body) {
        long height = blocks.size() + 1L;
        BlockId parent = blocks.isEmpty() ? World.GENESIS_ID : blocks.getLast().id();
        int proposer = (int) (height % World.VALIDATORS);
        long time = World.GENESIS_TIME_MS + height * BLOCK_MS;
        LogHead before = frontier.head();
        int first = entries.size();
        append(new Entry.BlockEntry(
                World.CHAIN, Epoch.ZERO, new Height(height), new View(height), parent, proposer, time));
        for (Entry entry : body) {
            append(entry);
        }
        List<SignedAction> actions = actions(body);
        BlockHeader header = change.apply(new BlockHeader(
                BlockHeader.VERSION,
                World.CHAIN,
                Epoch.ZERO,
                new Height(height),
                new View(height),
                parent,
                proposer,
                time,
                BlockCodec.bodyHash(actions),
                before,
                frontier.head(),
                Hash.ZERO,
                seeds(body),
                actions.size()));
        BlockId id = BlockCodec.id(header);
        Certificate finality = certified ? certificate(VoteKind.FINALIZE, id, header.view(), World.QUORUM) : null;
        blocks.add(new FinalBlock(id, header, entries.subList(first, entries.size()), finality));
        return this;
    }

    /** Replaces the certificate of the last block. */
    SyntheticChain certifiedBy(VoteKind kind, int votes) {
        FinalBlock last = blocks.removeLast();
        Certificate finality = certificate(kind, last.id(), last.header().view(), votes);
        blocks.add(new FinalBlock(last.id(), last.header(), last.entries(), finality));
        return this;
    }

    /** Replaces the certificate of the last block by one of another view. */
    SyntheticChain certifiedInView(View view) {
        FinalBlock last = blocks.removeLast();
        Certificate finality = certificate(VoteKind.FINALIZE, last.id(), view, World.QUORUM);
        blocks.add(new FinalBlock(last.id(), last.header(), last.entries(), finality));
        return this;
    }

    private static Certificate certificate(VoteKind kind, BlockId block, View view, int votes) {
        Ballot ballot = new Ballot(kind, Epoch.ZERO, view, block);
        byte[] message = VoteCodec.signedBytes(World.CHAIN, ballot);
        return new Certificate(
                ballot,
                IntStream.range(0, votes)
                        .mapToObj(i -> new Vote(ballot, i, World.voteKey(i).sign(message)))
                        .toList());
    }

    private static List<SignedAction> actions(Entry... body) {
        List<SignedAction> actions = new ArrayList<>();
        for (Entry entry : body) {
            if (entry instanceof Entry.ActionEntry action) {
                actions.add(action.action());
            }
        }
        return actions;
    }

    private static List<Seed> seeds(Entry... body) {
        List<Seed> seeds = new ArrayList<>();
        for (Entry entry : body) {
            if (entry instanceof Entry.EventEntry event && event.event() instanceof Event.SeedRevealed seed) {
                seeds.add(new Seed(seed.height(), HexFormat.of().parseHex(seed.signature())));
            }
        }
        return seeds;
    }

    private void append(Entry entry) {
        byte[] bytes = EntryCodec.encode(entry);
        entries.add(bytes);
        frontier = frontier.append(MerkleTree.leafHash(bytes));
    }

    /** Entries after the last block, that no block holds. */
    SyntheticChain beyond(Entry... more) {
        for (Entry entry : more) {
            append(entry);
        }
        return this;
    }

    /** The last block's checkpoint, but over all entries there are. */
    Checkpoint checkpointOfEverything() {
        return Checkpoint.of(World.CHAIN, frontier.head(), new Height(blocks.size()), last().id());
    }

    List<FinalBlock> blocks() {
        return List.copyOf(blocks);
    }

    FinalBlock last() {
        return blocks.getLast();
    }

    /** Export with the checkpoint of the last block. */
    MapExport export() {
        return exportAt(blocks.size());
    }

    MapExport exportAt(int height) {
        return exportOf(checkpointAt(height));
    }

    Checkpoint checkpointAt(int height) {
        if (height == 0) {
            return Checkpoint.of(World.CHAIN, frontier.head(), Height.ZERO, World.GENESIS_ID);
        }
        FinalBlock block = blocks.get(height - 1);
        return Checkpoint.of(World.CHAIN, block.header().after(), new Height(height), block.id());
    }

    MapExport exportOf(Checkpoint checkpoint) {
        return MapExport.copyOf(
                new LogExport(log(note(checkpoint)), World.GENESIS_FILE, Policy.of(World.CHAIN, World.committee())));
    }

    MemoryLog logWithoutCheckpoint() {
        return log(null);
    }

    MemoryLog log(@Nullable SignedNote note) {
        List<Hash> leaves = entries.stream().map(MerkleTree::leafHash).toList();
        return new MemoryLog(List.copyOf(entries), List.copyOf(blocks), frontier.head(), Trees.source(leaves), note);
    }

    /** A log line and a quorum of cosignatures. */
    static SignedNote note(Checkpoint checkpoint) {
        String text = checkpoint.text();
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(SignatureLine.log(Origin.of(World.CHAIN), World.logKey(1), text));
        for (int i = 0; i < World.QUORUM; i++) {
            String name = Origin.cosigner(World.CHAIN, i);
            lines.add(SignatureLine.cosignature(name, World.cosignerKey(i), text, COSIGNED_SECONDS + i));
        }
        return new SignedNote(text, lines);
    }
}
