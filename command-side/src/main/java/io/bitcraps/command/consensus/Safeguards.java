package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Committee;

/**
 * Three rules that carry agreement, as values, so that the simulator can show what happens without them.
 * {@link #of} is the only sound choice.
 *
 * @param quorum votes that make a certificate: the committee's
 * @param nullifiedBetween whether the views between parent and block must be nullified: yes
 * @param nullifyExcludesFinalize whether no nullify follows a finalize of the same view: yes
 */
public record Safeguards(int quorum, boolean nullifiedBetween, boolean nullifyExcludesFinalize) {

    public static Safeguards of(Committee committee) {
        return new Safeguards(committee.quorum(), true, true);
    }
}
