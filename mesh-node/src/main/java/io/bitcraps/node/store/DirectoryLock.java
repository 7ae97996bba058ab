package io.bitcraps.node.store;

import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process from writing the same files: two validators with one key would vote against each other. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock by this file, creating it and its directory if need be. The system gives it back when the process
     * ends, however it ends.
     */
    static DirectoryLock take(Path file) {
        FileChannel channel;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreFailure(Reason.UNWRITABLE, file + " can't be written: " + e, e);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this process: answered like any other holder
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StoreFailure(Reason.UNWRITABLE, file + " can't be locked: " + e, e);
        }
        closeQuietly(channel);
        throw new StoreFailure(Reason.IN_USE, file.toAbsolutePath().getParent() + " is in use by another node");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was written through it, so nothing can be lost
        }
    }
}
