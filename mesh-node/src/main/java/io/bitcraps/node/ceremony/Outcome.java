package io.bitcraps.node.ceremony;

import io.bitcraps.command.beacon.dkg.Judgement;
import io.bitcraps.command.beacon.dkg.Judgement.Disqualification;
import io.bitcraps.command.beacon.dkg.Logged;
import io.bitcraps.command.beacon.dkg.Schedule;
import io.bitcraps.command.beacon.dkg.Statement;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.VerificationKey;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.ceremony.Paper.Answer;
import io.bitcraps.node.ceremony.Paper.Deal;
import io.bitcraps.node.ceremony.Paper.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the papers come to: a function of them alone, whoever reads them. */
record Outcome(Roster roster, Judgement judgement, List<Logged> log) {

    /** There is no log: a statement stands where its phase is. */
    private static final Schedule SCHEDULE = new Schedule(Height.ZERO, 1);

    private static final Height DEALS = new Height(1);
    private static final Height COMPLAINTS = new Height(2);
    private static final Height JUSTIFICATIONS = new Height(3);

    static Outcome of(
            Roster roster, Collection<Deal> deals, Set<Statement.Complaint> complaints, Collection<Answer> answers) {
        List<Logged> log = new ArrayList<>();
        deals.forEach(deal -> log.add(new Logged(DEALS, deal.deal())));
        complaints.forEach(complaint -> log.add(new Logged(COMPLAINTS, complaint)));
        answers.forEach(answer -> answer.shown().stream()
                .filter(shown -> shown.dealer() == answer.member())
                .forEach(shown -> log.add(new Logged(JUSTIFICATIONS, shown))));
        return new Outcome(roster, Judgement.of(roster.generation(), SCHEDULE, log), log);
    }

    /** Of all verdicts, about these dealers; a member complains about a dealer once, however often its verdict says so. */
    static Set<Statement.Complaint> complaints(Collection<Verdict> verdicts, Collection<Integer> dealers) {
        Set<Statement.Complaint> complaints = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            verdict.deals().stream()
                    .filter(judged -> !judged.fits() && dealers.contains(judged.dealer()))
                    .forEach(judged -> complaints.add(new Statement.Complaint(verdict.member(), judged.dealer())));
        }
        return complaints;
    }

    /** Sentences for people: who is no dealer of the key, and why. */
    List<String> disqualified() {
        List<String> sentences = new ArrayList<>();
        judgement
                .disqualified()
                .forEach((dealer, reason) -> sentences.add(
                        roster.name(dealer) + " is no dealer of the key: " + words(reason) + "; it stays a validator"));
        return sentences;
    }

    BeaconCommittee committee() throws CeremonyFailed {
        return switch (judgement.result()) {
            case Judgement.Result.Formed(var committee) -> committee;
            case Judgement.Result.TooFewDealers(int qualified, int quorum) ->
                throw new CeremonyFailed("only " + qualified + " of at least " + quorum + " dealers qualified: "
                        + String.join("; ", disqualified())
                        + ". Begin anew, with a charter without whoever is to blame");
            case Judgement.Result.NoKeys() -> throw new CeremonyFailed("the deals sum up to no key: begin anew");
        };
    }

    /** The genesis file. */
    byte[] genesis() throws CeremonyFailed {
        BeaconCommittee committee = committee();
        List<String> shareKeys = committee.keys().stream()
                .map(VerificationKey::bytes)
                .map(Outcome::hex)
                .toList();
        var beacon = new Charter.BeaconKeys(shareKeys, hex(committee.groupKey().bytes()), false);
        try {
            return GenesisCodec.encode(roster.charter().genesis(roster.keys(), beacon));
        } catch (IllegalArgumentException e) {
            throw new CeremonyFailed("no network can start from this: " + e.getMessage());
        }
    }

    private static String words(Disqualification reason) {
        return switch (reason) {
            case NO_DEAL -> "it did not deal";
            case TWO_DEALS -> "it dealt twice";
            case WRONG_SIZE -> "its deal is not for this committee";
            case NO_PROOF -> "it does not know the secret it commits to";
            case TOO_MANY_COMPLAINTS -> "more members than can be faulty say that it gave them no portion that fits";
            case UNANSWERED_COMPLAINT -> "it gave a member no portion that fits, and showed none when asked";
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
