package io.bitcraps.events.codec;

import java.util.Arrays;
import java.util.Base64;

/** base64url without padding (RFC 4648 section 5) in its one canonical form. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    public static byte[] encode(byte[] bytes) {
        return ENCODER.encode(bytes);
    }

    /**
     * The bytes that stand in {@code ascii} from {@code from} to before {@code to}. Encodes again and compares, as the
     * JDK's decoder takes padding and ignores spare bits.
     *
     * @throws Malformed unless they stand there in canonical form
     */
    public static byte[] decode(byte[] ascii, int from, int to) {
        byte[] bytes;
        try {
            bytes = DECODER.decode(Arrays.copyOfRange(ascii, from, to));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64url from byte " + from);
        }
        byte[] again = ENCODER.encode(bytes);
        if (!Arrays.equals(again, 0, again.length, ascii, from, to)) {
            throw new Malformed("not canonical base64url from byte " + from);
        }
        return bytes;
    }
}
