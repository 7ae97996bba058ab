package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node says became of a final action; {@link ReceiptCheck} tells whether that is so.
 *
 * @param entry the action's bytes in the log
 * @param refusal text of the reason, null if the action was carried out
 * @param results events of the action, in log order
 * @param proof a tlog-proof file
 * @param json the node's whole answer
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the checks, never compared
public record Receipt(
        Hash ticket,
        long position,
        Height height,
        byte[] entry,
        @Nullable String refusal,
        List<JsonNode> results,
        byte[] proof,
        JsonNode json) {
    public Receipt {
        results = List.copyOf(results);
    }
}
