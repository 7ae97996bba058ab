package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another export on a disk that has lost one file. */
record UnreadableFile(Export files, String lost) implements Export {
    @Override
    public byte @Nullable [] read(String path) {
        if (path.equals(lost)) {
            throw new Unreadable("cannot be read");
        }
        return files.read(path);
    }

    @Override
    public List<String> paths() {
        return files.paths();
    }
}
