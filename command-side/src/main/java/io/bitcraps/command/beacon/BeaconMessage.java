package io.bitcraps.command.beacon;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the committee signs for the locks of one final block: step 2 of docs/protocol.md, "Beacon". */
public final class BeaconMessage {

    private static final byte[] TAG = "bitcraps/seed/v1".getBytes(StandardCharsets.US_ASCII);

    private BeaconMessage() {}

    /** "bitcraps/seed/v1" || u8 length || chain id || u64 epoch || u64 height || block id. */
    public static byte[] of(ChainId chain, Epoch epoch, Height height, BlockId block) {
        byte[] id = chain.bytes();
        return ByteBuffer.allocate(TAG.length + 1 + id.length + 2 * Long.BYTES + Hash.BYTES)
                .put(TAG)
                .put((byte) id.length)
                .put(id)
                .putLong(epoch.value())
                .putLong(height.value())
                .put(block.hash().bytes())
                .array();
    }
}
