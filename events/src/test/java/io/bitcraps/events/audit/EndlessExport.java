package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.events.log.tile.TilePath;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has a bundle of entries for every position there may be, beside the files of another export. */
final class EndlessExport implements Export {
    private static final int MAX_READS = 100;

    private final Export files;
    private int reads;

    EndlessExport(Export files) {
        this.files = files;
    }

    @Override
    public byte @Nullable [] read(String path) {
        reads++;
        if (reads > MAX_READS) {
            throw new AssertionError("read without end");
        }
        return ExportPath.parse(path) instanceof ExportPath.Tile(TilePath.Entries(long index, int width))
                ? EntryBundle.encode(Collections.nCopies(width, new byte[1]))
                : files.read(path);
    }

    @Override
    public List<String> paths() {
        return files.paths();
    }
}
