package io.bitcraps.node.store;

import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts a copy of a log in the place of a node that does not run. The journal that is there stays, as only it knows newer
 * votes; but a copy is older than the log that was lost, so the validator abstains at first ({@link Abstention}).
 */
public record LogRestore(Path log, Path journal, Abstention abstention, List<Path> derived) {

    /** @param derived what was made from the log that was there: it is moved away with it */
    public LogRestore {
        derived = List.copyOf(derived);
    }

    /** Whether there is something that a restored log would take the place of. */
    public boolean isTaken() {
        return Files.exists(log) || derived.stream().anyMatch(Files::exists);
    }

    /**
     * Checks all of the copy and puts it in place, durably; nothing is changed where there is a finding.
     *
     * @param aside a directory that is made for what is in the way
     * @param nowMs milliseconds since 1970: every vote of this validator is older
     * @throws StoreFailure if a node runs here, or the disk fails
     */
    public LogCheck.Report run(
            Path copy,
            FinalBlock genesis,
            CertificateCheck certificates,
            Path aside,
            long nowMs,
            Consumer<LogCheck.Finding> told) {
        try (var _ = DirectoryLock.take(SqliteFile.lockFile(log));
                var _ = DirectoryLock.take(journal.resolve("lock"))) {
            LogCopy restored = LogCopy.begin(copy, log);
            LogCheck.Report report = restored.check(genesis, certificates, told);
            if (report.clean()) {
                abstention.begin(nowMs); // first, so that no log is ever older than it seems
                moveAway(aside);
                restored.finish();
            } else {
                restored.discard();
            }
            return report;
        }
    }

    private void moveAway(Path aside) {
        if (!isTaken()) {
            return;
        }
        DurableDirectory directory = new DurableDirectory(aside, DurableDirectory.Sync.FDATASYNC);
        for (String suffix : List.of("", "-wal", "-shm")) {
            move(directory, log.resolveSibling(log.getFileName() + suffix));
        }
        derived.forEach(each -> move(directory, each));
    }

    private static void move(DurableDirectory aside, Path file) {
        if (Files.exists(file)) {
            aside.attempt(() -> Files.move(file, aside.path().resolve(String.valueOf(file.getFileName()))));
        }
    }
}
