package io.bitcraps.command.beacon.dkg;

import io.bitcraps.command.beacon.key.Commitments;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.id.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/**
 * One attempt at keys for one coming committee. What is dealt, proven or sealed for one attempt is worth nothing in
 * another.
 *
 * @param id names the attempt: MUST differ between chains, epochs and attempts
 * @param sealKeys of the members by place in the committee, all different; the first has share index 1
 */
public record KeyGeneration(Hash id, List<SealKey> sealKeys) {

    private static final byte[] DEAL_TAG = "bitcraps/deal/v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PORTION_TAG = "bitcraps/portion/v1".getBytes(StandardCharsets.US_ASCII);

    public KeyGeneration {
        sealKeys = List.copyOf(sealKeys);
        if (sealKeys.isEmpty() || sealKeys.size() > Committee.MAX_SIZE) {
            throw new IllegalArgumentException("a committee has 1 to 22 validators, got " + sealKeys.size());
        }
        if (new TreeSet<>(sealKeys.stream().map(SealKey::hex).toList()).size() < sealKeys.size()) {
            throw new IllegalArgumentException("two members registered the same seal key");
        }
    }

    public int size() {
        return sealKeys.size();
    }

    /** Members that may be faulty without anybody learning or stopping anything. */
    public int faulty() {
        return (size() - 1) / 3;
    }

    /** Shares that make a seed, and dealers that make a key. */
    public int quorum() {
        return size() - faulty();
    }

    /** Whether the index is a member's: 1 to n. */
    public boolean has(int index) {
        return index >= 1 && index <= size();
    }

    /** What a dealer signs with the secret it commits to: "bitcraps/deal/v1" || id || u8 dealer || commitments. */
    byte[] provenBy(int dealer, Commitments commitments) {
        byte[] bytes = commitments.bytes();
        return ByteBuffer.allocate(DEAL_TAG.length + Hash.BYTES + 1 + bytes.length)
                .put(DEAL_TAG)
                .put(id.bytes())
                .put((byte) dealer)
                .put(bytes)
                .array();
    }

    /** What a portion is sealed for: "bitcraps/portion/v1" || id || u8 dealer || u8 member. */
    byte[] purpose(int dealer, int member) {
        return ByteBuffer.allocate(PORTION_TAG.length + Hash.BYTES + 2)
                .put(PORTION_TAG)
                .put(id.bytes())
                .put((byte) dealer)
                .put((byte) member)
                .array();
    }
}
