package io.bitcraps.node.store;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots as files {@code snapshot-<height>} in a directory of their own. One is complete or absent, and the newest
 * two are kept: should one be damaged, the other still saves replaying the whole log. One thread owns the store.
 */
public final class SnapshotStore {

    private static final String PREFIX = "snapshot-";
    private static final int KEPT = 2;

    /** The newest snapshot that is whole and fits, or null; and a sentence for each newer one that is or does not. */
    public record Loaded(@Nullable Snapshot snapshot, List<String> unused) {
        public Loaded {
            unused = List.copyOf(unused);
        }
    }

    private final DurableDirectory directory;

    /** Creates the directory if need be. */
    public SnapshotStore(Path path) {
        directory = new DurableDirectory(path, DurableDirectory.Sync.FDATASYNC);
    }

    /** Durable on return; then older ones than the newest two are removed. */
    public void save(Snapshot snapshot) {
        // Twenty digits, so that names sort as heights do.
        String name = "%s%020d".formatted(PREFIX, snapshot.height().value());
        directory.create(name, channel -> SnapshotFile.write(Channels.newOutputStream(channel), snapshot));
        List<String> names = directory.names(PREFIX);
        directory.delete(names.subList(0, Math.max(0, names.size() - KEPT)));
    }

    /** A sentence for each that is not as it was written. */
    public List<String> damaged() {
        List<String> damaged = new ArrayList<>();
        for (String name : directory.names(PREFIX)) {
            try {
                read(name);
            } catch (Malformed e) {
                damaged.add(name + " is damaged: " + e.getMessage());
            }
        }
        return damaged;
    }

    private Snapshot read(String name) {
        try (InputStream file = Files.newInputStream(directory.path().resolve(name))) {
            return SnapshotFile.read(file);
        } catch (IOException e) {
            throw new StoreFailure(Reason.UNWRITABLE, name + " can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Loads the newest one that is whole and fits. None is no failure: the log can always be replayed.
     *
     * @param fits whether it is of the log that is there
     */
    public Loaded newest(Predicate<Snapshot> fits) {
        List<String> unused = new ArrayList<>();
        for (String name : directory.names(PREFIX).reversed()) {
            try {
                Snapshot snapshot = read(name);
                if (fits.test(snapshot)) {
                    return new Loaded(snapshot, unused);
                }
                unused.add(name + " does not fit the log and is not used");
            } catch (Malformed e) {
                unused.add(name + " is damaged and not used: " + e.getMessage());
            }
        }
        return new Loaded(null, unused);
    }
}
