package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.log.note.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over one export, block by block. */
final class Audit {
    /** Entries of height 0 beside one or two for each allocation: the genesis itself, and the issue. */
    private static final int MAX_GENESIS_ENTRIES = 16;

    private final Export export;
    private final Chain chain;
    private final SignatureVerifier verifier;
    private final Options options;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final BlockAudit bodies;
    private long height;
    private long entries;

    Audit(Export export, Chain chain, SignatureVerifier verifier, Options options, Progress progress) {
        this.export = export;
        this.chain = chain;
        this.verifier = verifier;
        this.options = options;
        this.progress = progress;
        this.bodies = new BlockAudit(chain, verifier, findings);
    }

    Report run() {
        ExportFrame frame = new ExportFrame(export, chain, verifier, findings);
        Checkpoint checkpoint = frame.check(options.strict());
        if (checkpoint != null) {
            LogReader log = new LogReader(export, checkpoint, findings);
            if (walk(checkpoint, log)) {
                frame.finality(checkpoint);
            }
            log.finish();
            entries = log.head().size();
        }
        return new Report(height, entries, bodies.actions(), bodies.rolls(), findings.list(), findings.dropped());
    }

    /** @return whether every block up to the checkpoint's was read */
    private boolean walk(Checkpoint checkpoint, LogReader log) {
        BlockReader blocks = new BlockReader(export, checkpoint.height(), findings);
        HeaderAudit headers = new HeaderAudit(chain, verifier, findings);
        @Nullable ExportedBlock block = blocks.next();
        if (!genesis(checkpoint, log, block)) {
            return false;
        }
        for (; block != null; block = blocks.next()) {
            LogHead before = log.head();
            long count = block.header().after().size() - before.size();
            List<byte[]> read = log.take(count, chain.genesis().limits().blockEntries());
            if (read == null) {
                return false;
            }
            headers.check(block, before, log.head());
            execute(block.header(), before.size(), read);
            height++;
            progress.entries(log.head().size(), checkpoint.head().size());
        }
        headers.finish(checkpoint, height);
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
        List<byte[]> read = log.take(size, most);
        if (read == null) {
            return false;
        }
        bodies.genesis(read);
        options.reexecutor().start(chain.file().clone(), read).forEach(findings::add);
        return true;
    }

    private void execute(BlockHeader header, long position, List<byte[]> read) {
        bodies.block(header, position, read);
        options.reexecutor().block(header, read).forEach(findings::add);
    }
}
