package io.bitcraps.events.state;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** The state root word by word as the protocol has it: slow, without sharing, and nothing in common with the trie. */
final class NaiveTrie {

    private NaiveTrie() {}

    static Hash root(SortedMap<StateKey, StateValue> leaves) {
        return leaves.isEmpty() ? Hash.ZERO : root(leaves, new ArrayList<>(leaves.keySet()), 0);
    }

    private static Hash root(SortedMap<StateKey, StateValue> leaves, List<StateKey> keys, int bit) {
        if (keys.size() == 1) {
            StateKey key = keys.getFirst();
            byte[] value = StateCodec.VALUE.encode(Objects.requireNonNull(leaves.get(key)));
            return Sha256.hash(new byte[] {0}, key.hash().bytes(), value);
        }
        List<StateKey> left = new ArrayList<>();
        List<StateKey> right = new ArrayList<>();
        for (StateKey key : keys) {
            boolean one = (key.hash().bytes()[bit / 8] >> 7 - bit % 8 & 1) == 1;
            (one ? right : left).add(key);
        }
        if (left.isEmpty() || right.isEmpty()) {
            return root(leaves, keys, bit + 1);
        }
        byte[] prefix = {1, (byte) (bit / 256), (byte) (bit % 256)};
        return Sha256.hash(
                prefix,
                root(leaves, left, bit + 1).bytes(),
                root(leaves, right, bit + 1).bytes());
    }
}
