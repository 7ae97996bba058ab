package io.bitcraps.events.audit;

import io.bitcraps.events.block.BlockHeader;
import java.util.List;

/**
 * The rules, executing again what the log says happened. Asked in the order of heights, by one thread, once per
 * audit; what it says of a block may rest on all blocks before.
 */
public interface Reexecutor {
    /** Looks at nothing: an audit without the rules. */
    Reexecutor NONE = new Reexecutor() {
        @Override
        public List<Finding> start(byte[] genesisFile, List<byte[]> entries) {
            return List.of();
        }

        @Override
        public List<Finding> block(BlockHeader header, List<byte[]> entries) {
            return List.of();
        }

        @Override
        public List<Finding> finish() {
            return List.of();
        }
    };

    /** @param entries of height 0 in the export: they must be what the genesis file gives */
    List<Finding> start(byte[] genesisFile, List<byte[]> entries);

    /**
     * Executes the actions among the entries on the state after the block before, checks the carried seeds under the
     * group key, and compares entries and state root.
     */
    List<Finding> block(BlockHeader header, List<byte[]> entries);

    /** After the last block: compares what the postings add up to with what the state says. */
    List<Finding> finish();
}
