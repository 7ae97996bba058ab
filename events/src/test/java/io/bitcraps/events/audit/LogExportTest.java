package io.bitcraps.events.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.audit.export.BlockBundle;
import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.audit.export.FinalityProof;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.tile.EntryBundle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogExportTest {
    private static final SyntheticChain CHAIN = Story.told();
    private static final Export EXPORT = new LogExport(
            CHAIN.log(SyntheticChain.note(CHAIN.checkpointAt(4))),
            World.GENESIS_FILE,
            Policy.of(World.CHAIN, World.committee()));

    @Test
    void listsTheFilesOfItsCheckpoint() {
        assertEquals(
                List.of(
                        "genesis.json",
                        "checkpoint",
                        "policy/0",
                        "tile/0/000.p/19",
                        "tile/entries/000.p/19",
                        "blocks/000.p/4",
                        "finality/4"),
                EXPORT.paths());
    }

    /** The layout, spelled out with the pinned codecs of headers and certificates. */
    @Test
    void writesLengthAndHeaderThenLengthAndCertificate() {
        SyntheticChain chain = new SyntheticChain().uncertified().block();
        MapExport export = chain.exportAt(1);
        BlockHeader first = chain.blocks().getFirst().header();
        FinalBlock second = chain.last();
        byte[] certificate = CertificateCodec.CODEC.encode(Objects.requireNonNull(second.finality()));

        byte[] expectedBlocks =
                new BinaryWriter().bytes16(BlockCodec.headerBytes(first)).u16(0).toBytes();
        byte[] expectedFinality = new BinaryWriter()
                .u16(1)
                .bytes16(BlockCodec.headerBytes(second.header()))
                .bytes16(certificate)
                .toBytes();

        assertArrayEquals(expectedBlocks, export.file("blocks/000.p/1"));
        assertArrayEquals(expectedFinality, export.file("finality/1"));
    }

    @Test
    void servesPartialTilesOfOlderSizes() {
        byte[] newest = assertNotNullFile("tile/0/000.p/19");
        byte[] entries = assertNotNullFile("tile/entries/000.p/19");

        assertArrayEquals(Arrays.copyOf(newest, 5 * 32), EXPORT.read("tile/0/000.p/5"));
        assertArrayEquals(
                EntryBundle.encode(EntryBundle.decode(entries, 19).subList(0, 5)), EXPORT.read("tile/entries/000.p/5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/000",
                "tile/0/000.p/20",
                "tile/1/000.p/1",
                "tile/63/000.p/1",
                "tile/0/x999/x999/x999/x999/x999/999.p/1",
                "tile/entries/x999/x999/x999/x999/x999/999.p/1",
                "blocks/x999/x999/x999/x999/x999/999.p/1",
                "tile/entries/000.p/20",
                "tile/entries/001.p/1",
                "blocks/000.p/5",
                "blocks/001.p/1",
                "blocks/",
                "policy/1",
                "policy/00",
                "policy/x",
                "finality/5",
                "finality/-1",
                "../genesis.json"
            })
    void hasNoOtherFile(String path) {
        assertNull(EXPORT.read(path));
    }

    @Test
    void namesEveryFileOnce() {
        for (String path : EXPORT.paths()) {
            assertEquals(path, ExportPath.parse(path).text());
        }
        assertThrows(Malformed.class, () -> ExportPath.parse("blocks/x000/001"));
    }

    @Test
    void readsBlocksAndFinalityThatItWrites() {
        byte[] blocks = assertNotNullFile("blocks/000.p/4");
        byte[] finality = assertNotNullFile("finality/4");
        byte[] longer = Arrays.copyOf(blocks, blocks.length + 1);

        List<ExportedBlock> read = BlockBundle.decode(blocks, 4);

        assertArrayEquals(blocks, BlockBundle.encode(read));
        assertEquals(CHAIN.last().id(), read.getLast().id());
        assertArrayEquals(finality, FinalityProof.parse(finality).bytes());
        assertThrows(Malformed.class, () -> BlockBundle.decode(longer, 4));
        assertThrows(Malformed.class, () -> BlockBundle.decode(blocks, 3));
        assertThrows(Malformed.class, () -> BlockBundle.decode(blocks, 5));
    }

    @Test
    void hasNoProofOfFinalityThatIsLongerThanReadersTake() {
        SyntheticChain chain = new SyntheticChain();
        for (int i = 0; i <= FinalityProof.MAX_DESCENDANTS; i++) {
            chain.uncertified();
        }
        chain.block();
        Export export = new LogExport(chain.log(null), World.GENESIS_FILE, Policy.of(World.CHAIN, World.committee()));

        assertNull(export.read("finality/1"));
        assertNotNull(export.read("finality/2"));
    }

    @Test
    void hasNothingBeforeTheFirstCheckpoint() {
        Export empty = new LogExport(
                CHAIN.logWithoutCheckpoint(), World.GENESIS_FILE, Policy.of(World.CHAIN, World.committee()));

        assertEquals(List.of(), empty.paths());
        assertNull(empty.read("checkpoint"));
    }

    private static byte[] assertNotNullFile(String path) {
        byte[] file = EXPORT.read(path);
        assertNotNull(file, path);
        return file;
    }
}
