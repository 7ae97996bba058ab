package io.bitcraps.events;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.PublicKey;
import java.util.Arrays;

/** Keys of the tests, the same in every run. */
public final class Keys {

    public static final SigningKey ALICE = number(1);
    public static final SigningKey BOB = number(2);

    private Keys() {}

    public static SigningKey number(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return Ed25519.signingKey(seed);
    }

    public static PublicKey alice() {
        return ALICE.publicKey();
    }

    public static PublicKey bob() {
        return BOB.publicKey();
    }
}
