package io.bitcraps.node.store;

import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A copy of a log file as of one moment, made while a node may be appending to it: it has its name only once it was
 * looked at as a whole.
 */
public final class LogCopy {

    private final DurableDirectory directory;
    private final String name;

    private LogCopy(DurableDirectory directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /**
     * Writes an unfinished copy beside {@code target}. What is appended to the log meanwhile is not in it.
     *
     * @throws StoreFailure if the log can't be read or the copy not be written
     */
    public static LogCopy begin(Path log, Path target) {
        LogCopy copy = new LogCopy(DurableDirectory.of(target), String.valueOf(target.getFileName()));
        copy.discard();
        try (SqliteFile file = SqliteFile.shared(log)) {
            file.copyTo(copy.unfinished());
        }
        return copy;
    }

    /** As {@link LogCheck#run}, of the copy. */
    public LogCheck.Report check(FinalBlock genesis, CertificateCheck certificates, Consumer<LogCheck.Finding> told) {
        return LogCheck.run(unfinished(), genesis, certificates, told);
    }

    /** Makes it durable under its name. */
    public void finish() {
        delete(SqliteFile.lockFile(unfinished()));
        directory.finish(name);
    }

    /** Removes what is unfinished. */
    public void discard() {
        delete(unfinished());
        delete(SqliteFile.lockFile(unfinished()));
    }

    private Path unfinished() {
        return directory.unfinished(name);
    }

    private void delete(Path file) {
        directory.attempt(() -> Files.deleteIfExists(file));
    }
}
