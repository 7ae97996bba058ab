package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.BlockBundle;
import io.bitcraps.events.audit.export.Export;
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
    private final Export export;
    private final long last;
    private final Findings findings;
    private Iterator<ExportedBlock> bundle = Collections.emptyIterator();
    private long read;

    BlockReader(Export export, Height last, Findings findings) {
        this.export = export;
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
        byte[] file = export.read(path);
        if (file == null) {
            findings.add(Finding.Kind.MISSING_FILE, path, "is missing");
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
