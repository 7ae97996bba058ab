package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.Progress;
import io.bitcraps.events.audit.export.BlockBundle;
import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.Unreadable;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.events.log.tile.TilePath;
import io.bitcraps.node.cli.CommandFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an export into a directory. What never changes and is there already as a whole is kept, so an interrupted
 * export goes on where it stopped and a later one adds what is new; each file is on disk before it has its name, and the
 * checkpoint comes last, so until then the directory holds the older export or none. Nothing is verified here beyond
 * the length of what is kept: that is the audit's.
 */
public final class ExportWriter {

    private static final String UNFINISHED = ".part";

    private final Export source;
    private final Path directory;

    public ExportWriter(Export source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** What was written. */
    public record Written(Checkpoint checkpoint, long files, long kept) {}

    /**
     * @param progress is told of files instead of entries
     * @throws CommandFailed if the source has no checkpoint or lacks a file, or the directory is another chain's
     */
    public Written write(Progress progress) throws IOException, CommandFailed {
        byte[] note = required(ExportPath.Single.CHECKPOINT);
        Checkpoint checkpoint = checkpoint(note);
        requireSameChain(required(ExportPath.Single.GENESIS));
        List<ExportPath> paths = ExportPath.all(checkpoint)
                .filter(path -> path != ExportPath.Single.CHECKPOINT)
                .toList();
        long kept = 0;
        for (int i = 0; i < paths.size(); i++) {
            ExportPath path = paths.get(i);
            if (isKept(path)) {
                kept++;
            } else {
                put(path, required(path));
            }
            progress.entries(i + 1L, paths.size());
        }
        put(ExportPath.Single.CHECKPOINT, note);
        removeOlder(checkpoint);
        return new Written(checkpoint, paths.size() + 1L, kept);
    }

    private static Checkpoint checkpoint(byte[] note) throws CommandFailed {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (Malformed e) {
            throw new CommandFailed("malformed-checkpoint", "the checkpoint is none: " + e.getMessage());
        }
    }

    private void requireSameChain(byte[] genesis) throws IOException, CommandFailed {
        byte @Nullable [] there = new DirectoryExport(directory).read(ExportPath.Single.GENESIS.text());
        if (there != null && !Arrays.equals(there, genesis)) {
            throw new CommandFailed(
                    "other-chain", directory + " holds the export of another chain: name another directory");
        }
    }

    /**
     * Whether the file is there as it will always be. Hashes and entries by position never change; a bundle of blocks
     * may still get certificates until it is full. A file of another length than its name and content promise was cut.
     */
    private boolean isKept(ExportPath path) {
        try {
            byte @Nullable [] file = new DirectoryExport(directory).read(path.text());
            return file != null
                    && switch (path) {
                        case ExportPath.Tile(TilePath.Hashes(int level, long index, int width)) ->
                            file.length == width * Hash.BYTES;
                        case ExportPath.Tile(TilePath.Entries(long index, int width)) ->
                            EntryBundle.decode(file, width).size() == width;
                        case ExportPath.Blocks(long index, int width) ->
                            width == TilePath.FULL
                                    && BlockBundle.decode(file, width).size() == width;
                        case ExportPath.Single single -> false;
                        case ExportPath.Policy policy -> false;
                        case ExportPath.Finality finality -> false;
                    };
        } catch (Malformed | Unreadable e) {
            return false;
        }
    }

    private byte[] required(ExportPath path) throws CommandFailed {
        byte[] file = source.read(path.text());
        if (file != null) {
            return file;
        }
        throw path == ExportPath.Single.CHECKPOINT
                ? new CommandFailed(
                        "no-checkpoint",
                        "there is no checkpoint with a quorum of cosignatures yet: try again after the next block")
                : new CommandFailed("missing-file", "the log has no file " + path.text() + ": is it pruned?");
    }

    private void put(ExportPath path, byte[] bytes) throws IOException {
        Path file = directory.resolve(path.text());
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(unfinished, bytes);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Partial files of an older size, and what an interrupted export left, with the directories that they leave empty;
     * files that are not ours stay.
     */
    private void removeOlder(Checkpoint checkpoint) throws IOException {
        for (String path : new DirectoryExport(directory).paths()) {
            if (isOlder(path, checkpoint)) {
                Files.delete(directory.resolve(path));
                removeEmptied(Path.of(path).getParent());
            }
        }
    }

    /** @param emptied relative to the export, null for the export itself */
    private void removeEmptied(@Nullable Path emptied) throws IOException {
        for (Path inside = emptied; inside != null; inside = inside.getParent()) {
            try {
                Files.delete(directory.resolve(inside));
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private static boolean isOlder(String path, Checkpoint checkpoint) {
        try {
            if (path.endsWith(UNFINISHED)) {
                ExportPath.parse(path.substring(0, path.length() - UNFINISHED.length()));
                return true;
            }
            return !ExportPath.parse(path).belongsTo(checkpoint);
        } catch (Malformed e) {
            return false;
        }
    }
}
