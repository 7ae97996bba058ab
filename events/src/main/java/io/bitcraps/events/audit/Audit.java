package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.log.note.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over one export, block by block. */
final class Audit {
    /** Entries of height 0 beside one or two for each allocation: the genesis itself, and the issue. */
    private static final int MAX_GENESIS_ENTRIES = 16;

    /** More than any of them has. */
    private static final long GENESIS_ENTRY_BYTES = 1_024;

    private final ExportFiles files;
    private final Chain chain;
    private final SignatureVerifier verifier;
    private final Options options;
    private final Progress progress;
    private final Findings findings;
    private final BlockAudit bodies;
    private long height;

    Audit(Export export, Chain chain, SignatureVerifier verifier, Options options, Progress progress) {
        this.chain = chain;
        this.verifier = verifier;
        this.options = options;
        this.progress = progress;
        this.findings = new Findings(progress);
        this.files = new ExportFiles(export, findings);
        this.bodies = new BlockAudit(chain, verifier, options.seeds(), findings);
    }

    Report run() {
        ExportFrame frame = new ExportFrame(files, chain, verifier, findings);
        SignedCheckpoint signed = frame.check(options.strict());
        long entries = signed == null ? 0 : log(frame, signed);
        return new Report(
                height,
                entries,
                bodies.actions(),
                bodies.rolls(),
                bodies.convictions(),
                findings.list(),
                findings.dropped());
    }

    /** @return how many entries were read */
    private long log(ExportFrame frame, SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        LogReader log = new LogReader(files, checkpoint, findings);
        HeaderAudit headers = new HeaderAudit(chain, verifier, findings);
        if (walk(checkpoint, log, headers)) {
            headers.finish(signed);
            frame.finality(checkpoint, headers);
            options.reexecutor().finish().forEach(findings::add);
        } else {
            log.rest();
        }
        log.finish();
        return log.head().size();
    }

    /** @return whether every block up to the checkpoint's was read */
    private boolean walk(Checkpoint checkpoint, LogReader log, HeaderAudit headers) {
        Genesis.Limits limits = chain.genesis().limits();
        BlockReader blocks = new BlockReader(files, checkpoint.height(), findings);
        @Nullable ExportedBlock block = blocks.next();
        if (!genesis(checkpoint, log, block)) {
            return false;
        }
        for (; block != null; block = blocks.next()) {
            LogHead before = log.head();
            long count = block.header().after().size() - before.size();
            List<byte[]> read = log.take(count, limits.blockEntries(), limits.entryBytes());
            if (read == null) {
                return false;
            }
            headers.check(block, before, log.head());
            execute(block, before.size(), read);
            height++;
            progress.entries(log.head().size(), checkpoint.head().size());
        }
        return height == checkpoint.height().value();
    }

    private boolean genesis(Checkpoint checkpoint, LogReader log, @Nullable ExportedBlock first) {
        if (first == null && checkpoint.height().value() > 0) {
            return false;
        }
        long size = first == null
                ? checkpoint.head().size()
                : first.header().before().size();
        int most = MAX_GENESIS_ENTRIES + 2 * chain.genesis().allocations().size();
        List<byte[]> read = log.take(size, most, most * GENESIS_ENTRY_BYTES);
        if (read == null) {
            return false;
        }
        bodies.genesis(read);
        options.reexecutor().start(chain.file().clone(), read).forEach(findings::add);
        return true;
    }

    private void execute(ExportedBlock block, long position, List<byte[]> read) {
        bodies.block(block, position, read);
        options.reexecutor().block(block.header(), read).forEach(findings::add);
    }
}
