package io.bitcraps.node.store;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.id.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes blocks that fit on each other; what the entries say is of no matter to a store. */
final class TestChain {

    private final Random random;
    private final ChainId chain;
    private final FinalBlock genesis;
    private final int entryBytes;
    private FinalBlock newest;
    private TreeEdge edge;

    TestChain(long simulationSeed) {
        this(simulationSeed, 60);
    }

    /** @param entryBytes of an action or event, about */
    TestChain(long simulationSeed, int entryBytes) {
        random = new Random(simulationSeed);
        this.entryBytes = entryBytes;
        chain = new ChainId("test-" + simulationSeed);
        List<byte[]> entries = List.of(ascii("{\"genesis\":\"" + chain + "\"}"));
        edge = TreeEdge.EMPTY.grownBy(entries, TestChain::ignore);
        BlockHeader header = header(Height.ZERO, new BlockId(Hash.ZERO), TreeEdge.EMPTY.head(), edge.head(), 0);
        genesis = new FinalBlock(new BlockId(Sha256.hash(chain.bytes())), header, entries, null);
        newest = genesis;
    }

    FinalBlock genesis() {
        return genesis;
    }

    /** A block of {@code actions} actions, each followed by one event, with its certificate. */
    FinalBlock next(int actions) {
        FinalBlock block = nextUncertified(actions);
        return new FinalBlock(block.id(), block.header(), block.entries(), certificate(block));
    }

    FinalBlock nextUncertified(int actions) {
        List<byte[]> entries = new ArrayList<>();
        entries.add(ascii("{\"block\":" + newest.header().height().next() + "}"));
        for (int i = 0; i < actions; i++) {
            entries.add(noise("eyJ"));
            entries.add(noise("{\"e"));
        }
        return next(entries, actions);
    }

    FinalBlock next(List<byte[]> entries, int actions) {
        edge = edge.grownBy(entries, TestChain::ignore);
        Height height = newest.header().height().next();
        BlockHeader header = header(height, newest.id(), newest.header().after(), edge.head(), actions);
        newest = new FinalBlock(BlockCodec.id(header), header, entries, null);
        return newest;
    }

    List<FinalBlock> next(int blocks, int actions) {
        List<FinalBlock> made = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            made.add(next(actions));
        }
        return made;
    }

    static Certificate certificate(FinalBlock block) {
        Ballot ballot = new Ballot(
                VoteKind.FINALIZE, block.header().epoch(), block.header().view(), block.id());
        List<Vote> votes = new ArrayList<>();
        for (int validator = 0; validator < 3; validator++) {
            votes.add(new Vote(ballot, validator, Signature.of(new byte[Signature.BYTES])));
        }
        return new Certificate(ballot, votes);
    }

    static boolean sameBlock(@Nullable FinalBlock one, @Nullable FinalBlock other) {
        return one != null
                && other != null
                && one.id().equals(other.id())
                && one.header().equals(other.header())
                && java.util.Objects.equals(one.finality(), other.finality())
                && sameEntries(one.entries(), other.entries());
    }

    static boolean sameEntries(List<byte[]> one, List<byte[]> other) {
        return java.util.Arrays.deepEquals(one.toArray(), other.toArray());
    }

    private BlockHeader header(Height height, BlockId parent, LogHead before, LogHead after, int actions) {
        return new BlockHeader(
                BlockHeader.VERSION,
                chain,
                Epoch.ZERO,
                height,
                new View(height.value()),
                parent,
                0,
                1_000 + height.value(),
                Hash.ZERO,
                before,
                after,
                Hash.ZERO,
                List.of(),
                actions);
    }

    private byte[] noise(String opening) {
        byte[] entry = new byte[entryBytes / 2 + random.nextInt(entryBytes)];
        random.nextBytes(entry);
        System.arraycopy(ascii(opening), 0, entry, 0, opening.length());
        return entry;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void ignore(int level, long index, byte[] hashes) {}
}
