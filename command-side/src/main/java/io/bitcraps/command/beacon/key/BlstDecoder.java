package io.bitcraps.command.beacon.key;

import io.bitcraps.events.codec.Malformed;
import supranational.blst.P1;
import supranational.blst.P2;

/**
 * Where jblst reads bytes of strangers. It throws a plain {@link RuntimeException} for a missing flag, an unreduced x
 * and an x off the curve; this is the one place that may catch it, as nothing else happens in the try.
 */
final class BlstDecoder {

    private BlstDecoder() {}

    /** @throws Malformed unless the bytes are a point of the curve, in whatever subgroup */
    static P1 signature(byte[] bytes) {
        try {
            return new P1(bytes);
        } catch (RuntimeException e) {
            throw new Malformed("a beacon signature is no point: " + e.getMessage());
        }
    }

    /** @throws Malformed unless the bytes are a point of the curve, in whatever subgroup */
    static P2 key(byte[] bytes) {
        try {
            return new P2(bytes);
        } catch (RuntimeException e) {
            throw new Malformed("a beacon key is no point: " + e.getMessage());
        }
    }
}
