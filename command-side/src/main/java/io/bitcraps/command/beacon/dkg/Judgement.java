package io.bitcraps.command.beacon.dkg;

import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.Commitments;
import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the log says about a key generation at its end: everybody comes to the same, in whatever order it reads the
 * statements.
 *
 * @param deals of the dealers that qualified, by index
 * @param disqualified every other member, with why
 * @param result the keys, or why there are none
 */
public record Judgement(
        SortedMap<Integer, Statement.Deal> deals, SortedMap<Integer, Disqualification> disqualified, Result result) {

    private static final HexFormat HEX = HexFormat.of();

    public sealed interface Result {

        record Formed(BeaconCommittee committee) implements Result {}

        /** Fewer than a quorum qualified: start again, with another id. */
        record TooFewDealers(int qualified, int quorum) implements Result {}

        /** The dealers' sum gives somebody no key, as it does with negligible chance: start again. */
        record NoKeys() implements Result {}
    }

    /** Why a member's polynomial is no part of the sum; the first that applies. */
    public enum Disqualification {
        NO_DEAL,
        TWO_DEALS,
        /** Not a quorum of commitments, or not a sealed portion for each member. */
        WRONG_SIZE,
        /** It does not know the secret that it commits to. */
        NO_PROOF,
        /** More than f: an honest member is among them. */
        TOO_MANY_COMPLAINTS,
        UNANSWERED_COMPLAINT
    }

    /** Costs about 1 ms a deal, justification and key. */
    public static Judgement of(KeyGeneration generation, Schedule schedule, List<Logged> log) {
        List<Statement> statements =
                log.stream().filter(schedule::counts).map(Logged::statement).toList();
        SortedMap<Integer, Statement.Deal> deals = new TreeMap<>();
        SortedMap<Integer, Disqualification> disqualified = new TreeMap<>();
        for (int dealer = 1; dealer <= generation.size(); dealer++) {
            var told = new Told(generation, dealer, statements);
            if (told.verdict() instanceof Told.Out(var reason)) {
                disqualified.put(dealer, reason);
            } else {
                deals.put(dealer, told.deals().getFirst());
            }
        }
        return new Judgement(deals, disqualified, result(generation, deals));
    }

    private static Result result(KeyGeneration generation, SortedMap<Integer, Statement.Deal> deals) {
        if (deals.size() < generation.quorum()) {
            return new Result.TooFewDealers(deals.size(), generation.quorum());
        }
        List<Commitments> commitments =
                deals.values().stream().map(Statement.Deal::commitments).toList();
        try {
            return new Result.Formed(Commitments.committee(commitments, generation.size()));
        } catch (Malformed e) {
            return new Result.NoKeys();
        }
    }

    /** What was told by and about one dealer. */
    private record Told(KeyGeneration generation, int dealer, List<Statement> statements) {

        sealed interface Verdict {}

        record In() implements Verdict {}

        record Out(Disqualification reason) implements Verdict {}

        Verdict verdict() {
            List<Statement.Deal> deals = deals();
            if (deals.isEmpty()) {
                return new Out(Disqualification.NO_DEAL);
            }
            if (deals.size() > 1) {
                return new Out(Disqualification.TWO_DEALS);
            }
            Statement.Deal deal = deals.getFirst();
            Commitments commitments = deal.commitments();
            if (commitments.terms() != generation.quorum() || deal.sealed().size() != generation.size()) {
                return new Out(Disqualification.WRONG_SIZE);
            }
            if (!proves(deal)) {
                return new Out(Disqualification.NO_PROOF);
            }
            Set<Integer> complainers = complainers();
            if (complainers.size() > generation.faulty()) {
                return new Out(Disqualification.TOO_MANY_COMPLAINTS);
            }
            complainers.removeAll(justified(commitments));
            return complainers.isEmpty() ? new In() : new Out(Disqualification.UNANSWERED_COMPLAINT);
        }

        /** The same deal twice is one. */
        List<Statement.Deal> deals() {
            return of(Statement.Deal.class)
                    .filter(deal -> deal.dealer() == dealer)
                    .distinct()
                    .toList();
        }

        private boolean proves(Statement.Deal deal) {
            byte[] message = generation.provenBy(dealer, deal.commitments());
            return deal.commitments().proves(message, HEX.parseHex(deal.proof()));
        }

        private Set<Integer> complainers() {
            Set<Integer> members = new TreeSet<>();
            of(Statement.Complaint.class)
                    .filter(complaint -> complaint.dealer() == dealer && generation.has(complaint.member()))
                    .forEach(complaint -> members.add(complaint.member()));
            return members;
        }

        private List<Integer> justified(Commitments commitments) {
            List<Integer> members = new ArrayList<>();
            of(Statement.Justification.class)
                    .filter(shown -> shown.dealer() == dealer && generation.has(shown.member()))
                    .filter(shown -> commitments.match(shown.member(), shown.portion()))
                    .forEach(shown -> members.add(shown.member()));
            return members;
        }

        private <T extends Statement> Stream<T> of(Class<T> kind) {
            return statements.stream().filter(kind::isInstance).map(kind::cast);
        }
    }
}
