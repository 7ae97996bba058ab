package io.bitcraps.events.id;

/** SHA-256 over tag and canonical header of a block; for height 0 over tag and genesis file. */
public record BlockId(Hash hash) implements Comparable<BlockId> {

    @Override
    public int compareTo(BlockId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
