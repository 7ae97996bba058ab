package io.bitcraps.events.state;

import static io.bitcraps.events.codec.Scalars.HASH;
import static io.bitcraps.events.codec.Scalars.INT;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.id.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a state root at one place, or that nothing stands there: then the proof shows the leaf that the
 * key's bits lead to, which is another's, or that the trie is empty.
 *
 * @param leaf the leaf that the key leads to; null only for the empty trie
 * @param path siblings from the root down
 */
public record StateProof(StateKey key, @Nullable StateValue leaf, List<Sibling> path) {

    private static final JsonCodec<Sibling> SIBLING = JsonCodec.object(
            (writer, sibling) -> writer.member("bit", INT, sibling.bit()).member("hash", HASH, sibling.hash()),
            reader -> new Sibling(reader.member("bit", INT), reader.member("hash", HASH)));

    private static final JsonCodec<List<Sibling>> PATH = JsonCodec.list(SIBLING, 8 * Hash.BYTES);

    /** {@code {"key":..,["leaf":{..},]"path":[{"bit":..,"hash":..},..]}} */
    public static final JsonCodec<StateProof> CODEC = JsonCodec.object(StateProof::write, StateProof::read);

    public StateProof {
        path = List.copyOf(path);
    }

    /** @param bit index of the bit that parts the sibling from the way to the leaf */
    public record Sibling(int bit, Hash hash) {}

    /** What stands at the key, or null if nothing does; of any worth only where {@link #verify} holds. */
    public @Nullable StateValue value() {
        return leaf != null && StateKey.of(leaf).equals(key) ? leaf : null;
    }

    /** Whether it is so under this root. Absence is proved as well as presence. */
    public boolean verify(Hash root) {
        if (leaf == null) {
            return path.isEmpty() && root.equals(Hash.ZERO);
        }
        StateKey found = StateKey.of(leaf);
        TrieHash hashes = new TrieHash();
        Hash hash = hashes.leaf(found, leaf);
        int below = 8 * Hash.BYTES;
        for (Sibling sibling : path.reversed()) {
            int bit = sibling.bit();
            if (bit < 0 || bit >= below || found.hash().bit(bit) != key.hash().bit(bit)) {
                return false;
            }
            hash = key.hash().bit(bit)
                    ? hashes.inner(bit, sibling.hash(), hash)
                    : hashes.inner(bit, hash, sibling.hash());
            below = bit;
        }
        return hash.equals(root);
    }

    private static void write(JsonWriter writer, StateProof proof) {
        writer.member("key", HASH, proof.key.hash());
        if (proof.leaf != null) {
            writer.member("leaf", StateCodec.VALUE, proof.leaf);
        }
        writer.member("path", PATH, proof.path);
    }

    private static StateProof read(JsonReader reader) {
        StateKey key = new StateKey(reader.member("key", HASH));
        StateValue leaf = reader.peekName("leaf") ? reader.member("leaf", StateCodec.VALUE) : null;
        return new StateProof(key, leaf, reader.member("path", PATH));
    }
}
