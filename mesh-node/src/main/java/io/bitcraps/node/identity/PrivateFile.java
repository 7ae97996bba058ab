package io.bitcraps.node.identity;

import io.bitcraps.node.identity.KeystoreRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A small file that only its owner may read, replaced whole or not at all. */
final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> STRANGERS = PosixFilePermissions.fromString("---rwxrwx");

    private PrivateFile() {}

    /**
     * Reads the file, if it is there and nobody else may read or change it.
     *
     * @param maxBytes more than these are not read: no keystore is that long
     */
    static byte[] read(Path file, int maxBytes) throws IOException, KeystoreRefused {
        if (!Files.isRegularFile(file)) {
            throw new KeystoreRefused(
                    Reason.MISSING, file, "is not there: name the right file, restore it, or make a new identity");
        }
        refuseLoosePermissions(file);
        try (var stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new KeystoreRefused(
                        Reason.DAMAGED, file, "is no keystore: it has more than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    /**
     * Replaces the file. On return the new content is durable under its name; before, a crash leaves the old one, and
     * perhaps a temporary file beside it that the next write removes.
     */
    static void write(Path file, byte[] bytes) throws IOException {
        Path whole = file.toAbsolutePath();
        Path temporary = whole.resolveSibling(whole.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(temporary, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(temporary, whole, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void refuseLoosePermissions(Path file) throws IOException, KeystoreRefused {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            throw new KeystoreRefused(
                    Reason.LOOSE_PERMISSIONS,
                    file,
                    "is on a file system without permissions: move it to one that has them");
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(STRANGERS);
        open.retainAll(view.readAttributes().permissions());
        if (!open.isEmpty()) {
            throw new KeystoreRefused(
                    Reason.LOOSE_PERMISSIONS,
                    file,
                    "can be used by others than its owner: run chmod 600 on it, and change its keys if others could read it");
        }
    }
}
