package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The export that a live node serves. The log grows meanwhile, so the checkpoint that was read first is the one that
 * all else is read for. For one thread.
 */
public final class NodeExport implements Export {

    private final NodeClient node;
    private byte @Nullable [] checkpoint;

    public NodeExport(NodeClient node) {
        this.node = node;
    }

    @Override
    public byte @Nullable [] read(String path) {
        if (!path.equals(ExportPath.Single.CHECKPOINT.text())) {
            return fetch(path);
        }
        if (checkpoint == null) {
            checkpoint = fetch(path);
        }
        return checkpoint;
    }

    private byte @Nullable [] fetch(String path) {
        try {
            return node.file(path, ExportPath.MAX_BYTES);
        } catch (CallFailed e) {
            throw new ExportUnreadable(e.sentence());
        }
    }

    /** A node cannot be asked for what it does not name: strict mode is for exports at rest. */
    @Override
    public List<String> paths() {
        throw new UnsupportedOperationException("a live node has no list of files");
    }
}
