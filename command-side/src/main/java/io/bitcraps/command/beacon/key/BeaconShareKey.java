package io.bitcraps.command.beacon.key;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import supranational.blst.P2;
import supranational.blst.SecretKey;

/** A validator's secret share of the group's key for one epoch. Immutable; never printed. */
public final class BeaconShareKey {

    public static final int SECRET_BYTES = Curve.SECRET_BYTES;

    private final int index;
    private final SecretKey secret;

    private BeaconShareKey(int index, SecretKey secret) {
        this.index = index;
        this.secret = secret;
    }

    /**
     * @param index place of the validator in the committee + 1
     * @param secret 32 bytes, big-endian
     * @throws Malformed unless the secret is a number from 1 to r - 1
     */
    public static BeaconShareKey decode(int index, byte[] secret) {
        requireIndex(index);
        Curve.secret(secret);
        SecretKey key = new SecretKey();
        key.from_bendian(secret);
        return new BeaconShareKey(index, key);
    }

    /** Place of the validator in the committee + 1: the place at which the polynomial was evaluated. */
    public int index() {
        return index;
    }

    /**
     * The validator's part of the seed. MUST be called only when a finality certificate covers the message's block:
     * q early shares reveal the dice while bets can still change.
     */
    public Share sign(byte[] message) {
        return new Share(index, Curve.hash(message).sign_with(secret));
    }

    public VerificationKey verificationKey() {
        return new VerificationKey(new P2(secret));
    }

    /** A fresh array of 32 secret bytes, for the keystore. */
    public byte[] secret() {
        return secret.to_bendian();
    }

    @Override
    public String toString() {
        return "BeaconShareKey[" + index + "]";
    }

    static void requireIndex(int index) {
        if (index < 1 || index > Committee.MAX_SIZE) {
            throw new Malformed("a share's index is 1 to " + Committee.MAX_SIZE + ", got " + index);
        }
    }
}
