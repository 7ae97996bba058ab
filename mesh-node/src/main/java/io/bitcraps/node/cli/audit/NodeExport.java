package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.Unreadable;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The export that a live node serves. The log grows meanwhile, so the checkpoint that was read first is the one that
 * all else is read for. For one thread.
 */
public final class NodeExport implements Export {

    private static final String CHECKPOINT = ExportPath.Single.CHECKPOINT.text();

    private final NodeClient node;
    private final byte @Nullable [] checkpoint;

    private NodeExport(NodeClient node, byte @Nullable [] checkpoint) {
        this.node = node;
        this.checkpoint = checkpoint;
    }

    /** @throws CallFailed if there is no such node: later failures are findings */
    public static NodeExport of(NodeClient node) throws CallFailed {
        return new NodeExport(node, node.file(CHECKPOINT, SignedNote.MAX_BYTES));
    }

    @Override
    public byte @Nullable [] read(String path) {
        if (path.equals(CHECKPOINT)) {
            return checkpoint;
        }
        try {
            return node.file(path, ExportPath.MAX_BYTES);
        } catch (CallFailed e) {
            throw new Unreadable("cannot be read: " + e.sentence());
        }
    }

    /** A node cannot be asked for what it does not name: strict mode is for exports at rest. */
    @Override
    public List<String> paths() {
        throw new UnsupportedOperationException("a live node has no list of files");
    }
}
