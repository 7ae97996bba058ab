package io.bitcraps.query.page;

import io.bitcraps.query.api.Network;
import io.bitcraps.query.api.SealedBlocks.SealedBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who signed the finality certificate that covers a block, validator by validator.
 *
 * @param words how many of how many
 */
record Seal(List<Mark> marks, String words) {

    /**
     * One validator.
     *
     * @param place in the committee, from 1
     */
    record Mark(String name, int place, boolean signed) {}

    static Seal of(@Nullable SealedBlock block, Network network) {
        List<Mark> marks = new ArrayList<>();
        int signed = 0;
        for (int i = 0; i < network.committee().size(); i++) {
            String name = network.validator(i);
            boolean has = block != null && block.signers().contains(i);
            signed += has ? 1 : 0;
            marks.add(new Mark(name, i + 1, has));
        }
        return new Seal(marks, signed + " of " + marks.size());
    }
}
