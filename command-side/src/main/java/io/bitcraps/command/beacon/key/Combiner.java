package io.bitcraps.command.beacon.key;

import io.bitcraps.command.beacon.key.Combination.Combined;
import io.bitcraps.command.beacon.key.Combination.Reason;
import io.bitcraps.command.beacon.key.Combination.Refused;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import supranational.blst.P1;

/**
 * Adds a quorum of shares up. Keeps the coefficients of the quorums seen last, as in a quiet committee it is always
 * the same few. One owner, one thread.
 */
public final class Combiner {

    /** Quorums whose coefficients are kept: up to 22 numbers of 32 bytes each. */
    private static final int KEPT_QUORUMS = 64;

    private final BeaconCommittee committee;
    private final SequencedMap<List<Integer>, List<BigInteger>> known = new LinkedHashMap<>();

    public Combiner(BeaconCommittee committee) {
        this.committee = committee;
    }

    /** Combines the quorum of lowest index among the shares, whatever their order. */
    public Combination combine(List<Share> shares) {
        List<Share> sorted =
                shares.stream().sorted(Comparator.comparingInt(Share::index)).toList();
        List<Integer> indexes = sorted.stream().map(Share::index).toList();
        if (indexes.size() != indexes.stream().distinct().count()) {
            return new Refused(Reason.REPEATED_INDEX);
        }
        if (indexes.size() < committee.quorum()) {
            return new Refused(Reason.TOO_FEW_SHARES);
        }
        if (indexes.getLast() > committee.size()) {
            return new Refused(Reason.UNKNOWN_INDEX);
        }
        P1 sum = sum(sorted.subList(0, committee.quorum()), indexes.subList(0, committee.quorum()));
        return sum.is_inf() ? new Refused(Reason.INFINITE_SUM) : new Combined(sum);
    }

    private P1 sum(List<Share> quorum, List<Integer> indexes) {
        List<BigInteger> coefficients = coefficients(indexes);
        P1 sum = quorum.getFirst().point().mult(coefficients.getFirst());
        for (int i = 1; i < quorum.size(); i++) {
            sum.add(quorum.get(i).point().mult(coefficients.get(i)));
        }
        return sum;
    }

    private List<BigInteger> coefficients(List<Integer> indexes) {
        List<BigInteger> kept = known.get(indexes);
        if (kept != null) {
            return kept;
        }
        List<BigInteger> fresh = Lagrange.coefficients(indexes, 0);
        known.putLast(List.copyOf(indexes), fresh);
        if (known.size() > KEPT_QUORUMS) {
            known.pollFirstEntry();
        }
        return fresh;
    }
}
