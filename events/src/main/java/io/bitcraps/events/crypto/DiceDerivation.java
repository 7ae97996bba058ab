package io.bitcraps.events.crypto;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.TableId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * From a seed to dice, step 5 of docs/protocol.md, "Beacon". Everybody who executes a block computes them; nobody
 * supplies them.
 */
public final class DiceDerivation {

    private static final byte[] BEACON_TAG = ascii("bitcraps/beacon/v1");
    private static final byte[] DICE_TAG = ascii("bitcraps/dice/v1");
    private static final byte[] MORE_TAG = ascii("bitcraps/dice-more/v1");

    private static final int FACES = 6;
    /** The largest multiple of 6 in a byte: without the rest, each face is exactly as likely as the others. */
    private static final int FAIR_BYTES = 252;
    /** A chain of this many hashes without two dice would have a chance below 2^-3000. */
    private static final int MAX_SEEDS = 16;

    private DiceDerivation() {}

    /**
     * The dice of one roll.
     *
     * @param groupSignature the seed of the block that holds the lock: 48 bytes, verified by the caller
     * @param roll counted from 0 at each table
     */
    public static Dice roll(byte[] groupSignature, TableId table, long roll) {
        return dice(rollSeed(beacon(groupSignature), table, roll));
    }

    /** SHA-256("bitcraps/beacon/v1" || signature): the randomness of one locked height. */
    public static Hash beacon(byte[] groupSignature) {
        return Sha256.hash(BEACON_TAG, groupSignature);
    }

    /** HMAC-SHA-256(beacon, "bitcraps/dice/v1" || u8 length || table id || u64 roll). */
    public static Hash rollSeed(Hash beacon, TableId table, long roll) {
        if (roll < 0) {
            throw new IllegalArgumentException("rolls count from 0, got " + roll);
        }
        byte[] id = table.bytes();
        byte[] input = ByteBuffer.allocate(DICE_TAG.length + 1 + id.length + Long.BYTES)
                .put(DICE_TAG)
                .put((byte) id.length)
                .put(id)
                .putLong(roll)
                .array();
        try {
            Mac mac = Mac.getInstance("HmacSHA256", "SunJCE");
            mac.init(new SecretKeySpec(beacon.bytes(), "HmacSHA256"));
            return Hash.of(mac.doFinal(input));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256 of provider SunJCE", e);
        }
    }

    /**
     * The first two bytes below 252, each modulo 6 plus 1, in order. When the bytes run out, the seed is hashed for 32
     * more and a die already found is kept.
     */
    public static Dice dice(Hash rollSeed) {
        Hash seed = rollSeed;
        int first = 0;
        for (int round = 0; round < MAX_SEEDS; round++) {
            for (byte b : seed.bytes()) {
                int value = b & 0xff;
                if (value < FAIR_BYTES) {
                    int face = value % FACES + 1;
                    if (first != 0) {
                        return new Dice(first, face);
                    }
                    first = face;
                }
            }
            seed = more(seed);
        }
        throw new InvariantViolation("no dice in " + MAX_SEEDS + " hashes of a seed");
    }

    /** SHA-256("bitcraps/dice-more/v1" || seed). */
    static Hash more(Hash seed) {
        return Sha256.hash(MORE_TAG, seed.bytes());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
