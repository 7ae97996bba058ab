package io.bitcraps.command.beacon.dkg;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.DhKey;
import java.util.HexFormat;

/**
 * The X25519 key to which a member's portions are sealed. A key of its own: whoever signs with the vote key must not
 * have to decrypt with it.
 *
 * @param hex 32 bytes, lower-case
 */
public record SealKey(String hex) {

    /** @throws Malformed unless the text is 32 bytes in lower-case hex, and not of small order */
    public SealKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new Malformed("a seal key is 64 lower-case hex digits");
        }
        DhKey.requirePublic(HexFormat.of().parseHex(hex));
    }

    public static SealKey of(DhKey key) {
        return new SealKey(HexFormat.of().formatHex(key.publicBytes()));
    }

    /** A fresh array of 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
