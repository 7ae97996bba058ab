package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.BlockBundle;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.tile.TilePath;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The headers of an export in order of height, one bundle in memory at a time. */
final class BlockReader {
    private final ExportFiles files;
    private final long last;
    private final Findings findings;
    private Iterator<ExportedBlock> bundle = Collections.emptyIterator();
    private long read;

    BlockReader(ExportFiles files, Height last, Findings findings) {
        this.files = files;
        this.last = last.value();
        this.findings = findings;
    }

    /** The next block, or null at the end or after a finding that leaves nothing to go on with. */
    @Nullable
    ExportedBlock next() {
        if (!bundle.hasNext() && !load()) {
            return null;
        }
        read++;
        return bundle.next();
    }

    private boolean load() {
        if (read == last) {
            return false;
        }
        int width = (int) Math.min(TilePath.FULL, last - read);
        String path = new ExportPath.Blocks(read / TilePath.FULL, width).text();
        byte[] file = files.read(path);
        if (file == null) {
            return false;
        }
        try {
            bundle = BlockBundle.decode(file, width).iterator();
            return true;
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_FILE, path, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
