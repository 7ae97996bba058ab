package io.bitcraps.node.store;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.PolicyCheck;
import io.bitcraps.events.log.note.SignedNote;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all of a log file without changing it, and goes on after a finding: pages and indexes, each block's row, the
 * chain of headers, certificates with their signatures, entries against the tree, every tile, tickets, the checkpoint.
 */
public final class LogCheck {

    /** Findings that a report lists; the rest is counted. */
    public static final int MAX_FINDINGS = 1_000;

    private final FinalBlock genesis;
    private final CertificateCheck certificates;
    private final SqliteFile file;
    private final Consumer<Finding> told;
    private final List<Finding> findings = new ArrayList<>();
    private long more;
    private Height tip = Height.ZERO;
    private long entries;

    /**
     * Something that is not as it was written, or not as the protocol says.
     *
     * @param height of the block it concerns, or null
     * @param sentence one clause
     */
    public record Finding(@Nullable Height height, String sentence) {
        @Override
        public String toString() {
            return (height == null ? "log: " : "height " + height + ": ") + sentence;
        }
    }

    /**
     * What came of it.
     *
     * @param tip newest height as the file says it
     * @param entries of the blocks that are whole
     * @param more findings that are not listed
     */
    public record Report(Height tip, long entries, List<Finding> findings, long more) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean clean() {
            return findings.isEmpty();
        }
    }

    private LogCheck(SqliteFile file, FinalBlock genesis, CertificateCheck certificates, Consumer<Finding> told) {
        this.file = file;
        this.genesis = genesis;
        this.certificates = certificates;
        this.told = told;
    }

    /**
     * Checks a log that no node holds meanwhile.
     *
     * @param told of each finding as it comes
     * @throws StoreFailure if it can't be read, is in use, or is the log of something else
     */
    public static Report run(Path path, FinalBlock genesis, CertificateCheck certificates, Consumer<Finding> told) {
        try (SqliteFile file = SqliteFile.hold(path, SqliteFile.MAX_PAGES)) {
            LogCheck check = new LogCheck(file, genesis, certificates, told);
            check.look(check::all);
            return new Report(check.tip, check.entries, check.findings, check.more);
        }
    }

    private void all() {
        file.attempt(() -> {
            try (Connection connection = file.reading()) {
                SqliteSchema.require(connection, file);
                file.damage(connection).forEach(damage -> found(null, damage));
            }
            return true;
        });
        try (SqliteReaders readers = new SqliteReaders(file)) {
            look(() -> readers.read(reader -> SqliteSchema.requireGenesis(reader, file, genesis)));
            rows(readers);
        }
    }

    private void rows(SqliteReaders readers) {
        Repairs none = (what, replacement) -> {
            throw file.damaged(what);
        };
        CheckedReads reads = new CheckedReads(file, readers, genesis.id(), none);
        long newest = readers.read(SqliteReader::newestHeight);
        if (newest < 0) {
            throw file.damaged("its newest height is " + newest);
        }
        tip = new Height(newest);
        Growth.Tip end = tip(reads);
        if (end == null) { // without the newest row nothing vouches for the others, but each for itself
            below(height -> count(reads.blockToFold(height)));
            return;
        }
        below(height -> block(reads, end, height));
        tiles(readers, reads, end);
        look(() -> reads.openTickets(end, true));
        SingleRows single = new SingleRows(readers, none);
        look(() -> checkpoint(reads, end, single.checkpoint()));
        look(() -> single.cosigned(end));
    }

    private Growth.@Nullable Tip tip(CheckedReads reads) {
        List<Growth.Tip> read = new ArrayList<>();
        look(() -> read.add(reads.tip(tip)));
        return read.isEmpty() ? null : read.getFirst();
    }

    private void below(Consumer<Height> check) {
        for (long value = 0; value <= tip.value(); value++) {
            Height height = new Height(value);
            look(() -> check.accept(height));
        }
    }

    private void block(CheckedReads reads, Growth.Tip end, Height height) {
        FinalBlock block = reads.block(end, height);
        count(block);
        Certificate finality = block.finality();
        if (finality == null) {
            if (height.equals(tip) && !height.equals(Height.ZERO)) {
                found(height, "the newest block has no finality certificate");
            }
        } else if (!certificates.holds(finality)) {
            found(height, "the signatures of its finality certificate do not hold");
        }
        if (!reads.heightAt(end, block.header().before().size()).equals(height)) {
            found(height, "its first log position is another block's");
        }
    }

    private void count(FinalBlock block) {
        entries += block.entries().size();
    }

    private void tiles(SqliteReaders readers, CheckedReads reads, Growth.Tip end) {
        long size = end.edge().size();
        long expected = 0;
        for (int level = 0; TreeEdge.width(size, level, 0) > 0; level++) {
            for (long index = 0; TreeEdge.width(size, level, index) > 0; index++) {
                int of = level;
                long at = index;
                look(() -> reads.checkedTile(end, of, at));
                expected++;
            }
        }
        long stored = readers.read(SqliteReader::tiles);
        if (stored != expected) {
            found(null, "it holds " + stored + " tiles, its tree has " + expected);
        }
    }

    private void checkpoint(CheckedReads reads, Growth.Tip end, byte @Nullable [] note) {
        if (note == null) {
            return;
        }
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            Policy policy = Policy.of(certificates.chain(), certificates.committee());
            if (policy.check(signed, certificates.verifier()) instanceof PolicyCheck.Refused refused) {
                found(null, "the checkpoint does not hold: " + refused.sentence());
            }
            BlockHeader header = checkpoint.height().compareTo(tip) > 0 ? null : reads.header(end, checkpoint.height());
            if (header == null || !header.after().equals(checkpoint.head())) {
                found(checkpoint.height(), "the checkpoint is of another tree");
            }
        } catch (Malformed e) {
            found(null, "the checkpoint is none: " + e.getMessage());
        }
    }

    /** Damage of one place is a finding; whatever else fails ends the check. */
    private void look(Runnable check) {
        try {
            check.run();
        } catch (StoreFailure e) {
            if (e.reason() != StoreFailure.Reason.DAMAGED) {
                throw e;
            }
            found(e.height(), e.damage());
        }
    }

    private void found(@Nullable Height height, String sentence) {
        Finding finding = new Finding(height, sentence);
        if (findings.contains(finding)) {
            return; // two checks that came upon the same damage
        }
        if (findings.size() >= MAX_FINDINGS) {
            more++;
            return;
        }
        findings.add(finding);
        told.accept(finding);
    }
}
