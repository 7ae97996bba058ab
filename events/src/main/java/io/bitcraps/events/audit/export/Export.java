package io.bitcraps.events.audit.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files of an export come from: a directory, a live node, a node's own log. */
public interface Export {
    /**
     * The whole file, or null if there is none. Implementations MUST refuse to read more than {@link
     * ExportPath#MAX_BYTES} of a file and MAY fail with their own exception where reading itself fails.
     */
    byte @Nullable [] read(String path);

    /** Every file there is, in any order; asked for in strict mode only. */
    List<String> paths();
}
