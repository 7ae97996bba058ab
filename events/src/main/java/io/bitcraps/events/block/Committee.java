package io.bitcraps.events.block;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** The validators of one epoch, by index. n is 1 to 22, f = floor((n-1)/3), quorum q = n - f. */
public record Committee(Epoch epoch, List<Validator> validators) {

    public static final int MAX_SIZE = 22;

    /** Ed25519 keys of a validator. */
    public static final int SIGNING_KEYS = 3;

    public Committee {
        validators = List.copyOf(validators);
        if (validators.isEmpty() || validators.size() > MAX_SIZE) {
            throw new IllegalArgumentException("a committee has 1 to 22 validators, got " + validators.size());
        }
    }

    public int size() {
        return validators.size();
    }

    public int faulty() {
        return (size() - 1) / 3;
    }

    public int quorum() {
        return size() - faulty();
    }

    /** Vote, cosigner and log key of each, in order: none of them opens an account. */
    public List<PublicKey> signingKeys() {
        List<PublicKey> keys = new ArrayList<>();
        for (Validator validator : validators) {
            keys.addAll(List.of(validator.voteKey(), validator.cosignerKey(), validator.logKey()));
        }
        return List.copyOf(keys);
    }

    /**
     * @param voteKey signs votes and everything sent between validators
     * @param cosignerKey signs checkpoints
     * @param logKey signs log lines of the checkpoints this validator serves
     * @param beaconKey verification key of its beacon share: 96 bytes, a compressed G2 point, lower-case hex
     * @param address host and port, a hint
     */
    public record Validator(
            String name,
            PublicKey voteKey,
            PublicKey cosignerKey,
            PublicKey logKey,
            String beaconKey,
            String address) {}
}
