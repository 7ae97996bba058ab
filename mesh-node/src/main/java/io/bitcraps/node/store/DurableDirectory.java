package io.bitcraps.node.store;

import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Files of one directory that come and go durably: a new file is complete or absent after a loss of power, and a name
 * stays what it is once the method has returned. Errors are {@link StoreFailure}.
 */
final class DurableDirectory {

    private static final String UNFINISHED = ".tmp";

    /** Makes what was written to a channel durable; a seam for tests of failing disks. */
    interface Sync {
        Sync FDATASYNC = channel -> channel.force(false);

        void sync(FileChannel channel) throws IOException;
    }

    private final Path path;
    private final Sync sync;

    /** Creates the directory if need be. */
    DurableDirectory(Path path, Sync sync) {
        this.path = path;
        this.sync = sync;
        attempt(() -> Files.createDirectories(path));
    }

    /** The directory that this file is in, or is to be. */
    static DurableDirectory of(Path file) {
        return new DurableDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()), Sync.FDATASYNC);
    }

    Path path() {
        return path;
    }

    interface Step {
        Object run() throws IOException;
    }

    /** Turns what the file system reports into a sentence. */
    void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    StoreFailure failure(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left")
                ? new StoreFailure(Reason.DISK_FULL, "the disk of " + path + " is full; make room and start again", e)
                : new StoreFailure(Reason.IO_FAILED, "writing in " + path + " failed: " + e, e);
    }

    /** Names that open with {@code prefix}, ascending; files left unfinished by a crash are removed. */
    List<String> names(String prefix) {
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
            for (String name : names) {
                if (name.endsWith(UNFINISHED)) {
                    Files.delete(path.resolve(name));
                }
            }
            return names.stream().filter(name -> !name.endsWith(UNFINISHED)).toList();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(path.resolve(name));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /** A whole file, under its name only once its bytes are on disk. */
    void create(String name, Content content) {
        attempt(() -> {
            try (FileChannel channel = FileChannel.open(
                    unfinished(name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(channel);
            }
            return name;
        });
        finish(name);
    }

    /** Where another program is to write what {@link #finish} makes the file of this name. */
    Path unfinished(String name) {
        return path.resolve(name + UNFINISHED);
    }

    /** Syncs the unfinished file and gives it its name. */
    void finish(String name) {
        attempt(() -> {
            try (FileChannel channel = FileChannel.open(unfinished(name), StandardOpenOption.WRITE)) {
                sync.sync(channel);
            }
            return Files.move(unfinished(name), path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        });
        syncNames();
    }

    /** Appends at the channel's position and syncs. */
    void append(FileChannel channel, byte[] bytes) throws IOException {
        write(channel, bytes);
        sync.sync(channel);
    }

    /** Writes all of it; durable only after a sync. */
    static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    void truncate(FileChannel channel, long size) {
        attempt(() -> {
            channel.truncate(size).position(size);
            sync.sync(channel);
            return size;
        });
    }

    void delete(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        attempt(() -> {
            for (String name : names) {
                Files.delete(path.resolve(name));
            }
            return names;
        });
        syncNames();
    }

    FileChannel open(String name) {
        try {
            return FileChannel.open(path.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void syncNames() {
        attempt(() -> {
            try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
                names.force(true);
            }
            return path;
        });
    }
}
