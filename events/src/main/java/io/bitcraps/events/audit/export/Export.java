package io.bitcraps.events.audit.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files of an export come from: a directory, a live node, a node's own log. */
public interface Export {
    /**
     * The whole file, or null if there is none. Implementations MUST refuse to read more than {@link
     * ExportPath#MAX_BYTES} of a file.
     *
     * @throws Unreadable if the file is longer, or reading it fails: a finding, and the audit goes on
     */
    byte @Nullable [] read(String path);

    /**
     * Every file there is, in any order; what is there and is no file stands among them under a name that no file has.
     * Asked for in strict mode only.
     *
     * @throws Unreadable if they cannot be listed
     */
    List<String> paths();
}
