package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of an export as the audit reads them: one that is missing or cannot be read is a finding, and null. */
record ExportFiles(Export export, Findings findings) {

    byte @Nullable [] read(String path) {
        try {
            byte[] file = export.read(path);
            findings.check(file != null, Finding.Kind.MISSING_FILE, path, "is missing");
            return file;
        } catch (Unreadable e) {
            findings.add(Finding.Kind.MALFORMED_FILE, path, e.sentence());
            return null;
        }
    }

    /** Every file there is. */
    List<String> paths() {
        try {
            return export.paths();
        } catch (Unreadable e) {
            findings.add(Finding.Kind.MALFORMED_FILE, "the list of files", e.sentence());
            return List.of();
        }
    }
}
