package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Public keys as the JCA wants them, parsed once. One slot per hash value: bounded, without locks, and a stranger who
 * finds colliding keys only makes us parse again. Parsed by SunEC, whose keys both providers take.
 */
final class ParsedKeys {

    private static final int SLOTS = 4096;
    /** DER of SubjectPublicKeyInfo up to the 32 key bytes (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private record Slot(PublicKey key, java.security.PublicKey parsed) {}

    private final AtomicReferenceArray<Slot> slots = new AtomicReferenceArray<>(SLOTS);

    java.security.PublicKey parse(PublicKey key) throws GeneralSecurityException {
        int index = Long.hashCode(key.a() ^ key.c()) & SLOTS - 1;
        Slot slot = slots.get(index);
        if (slot != null && slot.key.equals(key)) {
            return slot.parsed;
        }
        byte[] spki = new byte[PREFIX.length + PublicKey.BYTES];
        System.arraycopy(PREFIX, 0, spki, 0, PREFIX.length);
        key.writeTo(spki, PREFIX.length);
        java.security.PublicKey parsed =
                KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(spki));
        slots.set(index, new Slot(key, parsed));
        return parsed;
    }
}
