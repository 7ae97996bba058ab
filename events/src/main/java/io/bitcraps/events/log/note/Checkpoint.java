package io.bitcraps.events.log.note;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;

/**
 * The log after a final block, as its validators cosign it (C2SP tlog-checkpoint with two extension lines).
 *
 * @param origin see {@link Origin#of}
 */
public record Checkpoint(String origin, LogHead head, Height height, BlockId block) {
    private static final String HEIGHT = "height ";
    private static final String BLOCK = "block ";

    public Checkpoint {
        if (!Text.isKeyName(origin) || head.size() < 0) {
            throw new IllegalArgumentException("a checkpoint has an origin without spaces and a size");
        }
    }

    public static Checkpoint of(ChainId chain, LogHead head, Height height, BlockId block) {
        return new Checkpoint(Origin.of(chain), head, height, block);
    }

    /** What is signed: origin, size, root, height and block, each on its line. */
    public String text() {
        return origin + "\n" + head.size() + "\n" + Text.base64(head.root().bytes()) + "\n"
                + HEIGHT + height.value() + "\n"
                + BLOCK + Text.base64(block.hash().bytes()) + "\n";
    }

    /** @throws Malformed unless it is what {@link #text} gives for some checkpoint */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 6
                || !lines[5].isEmpty()
                || !Text.isKeyName(lines[0])
                || !lines[3].startsWith(HEIGHT)
                || !lines[4].startsWith(BLOCK)) {
            throw new Malformed("a checkpoint has the lines origin, size, root, height and block");
        }
        return new Checkpoint(
                lines[0],
                new LogHead(Text.number(lines[1]), Text.hash(lines[2])),
                new Height(Text.number(lines[3].substring(HEIGHT.length()))),
                new BlockId(Text.hash(lines[4].substring(BLOCK.length()))));
    }
}
