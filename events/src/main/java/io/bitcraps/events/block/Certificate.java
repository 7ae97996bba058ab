package io.bitcraps.events.block;

import java.util.List;

/**
 * q votes for one ballot: a notarization, nullification or finality certificate. Certificates of one ballot differ by
 * who signed; nothing may hash them.
 *
 * @param votes of distinct validators, ascending by validator, all with {@code ballot}
 */
public record Certificate(Ballot ballot, List<Vote> votes) {
    public Certificate {
        votes = List.copyOf(votes);
        int last = -1;
        for (Vote vote : votes) {
            if (!vote.ballot().equals(ballot) || vote.validator() <= last) {
                throw new IllegalArgumentException("a certificate holds votes for one ballot, ascending by validator");
            }
            last = vote.validator();
        }
    }
}
