package io.bitcraps.node.ceremony;

import io.bitcraps.command.beacon.dkg.Dealing;
import io.bitcraps.command.beacon.dkg.KeyGeneration;
import io.bitcraps.command.beacon.dkg.Receiver;
import io.bitcraps.command.beacon.dkg.Receiver.OwnShare;
import io.bitcraps.command.beacon.dkg.Statement;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.CharterCodec;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.ceremony.Paper.Answer;
import io.bitcraps.node.ceremony.Paper.Card;
import io.bitcraps.node.ceremony.Paper.Consent;
import io.bitcraps.node.ceremony.Paper.Deal;
import io.bitcraps.node.ceremony.Paper.Kind;
import io.bitcraps.node.ceremony.Paper.Verdict;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The ceremony as one party sees it. A step does all that can be done with the papers there are, and can be repeated: a
 * paper once written is kept, and what was consented to stands in the party's own directory.
 */
public final class Ceremony {

    private final Folder folder;
    private final Party party;
    private final OwnFiles files;
    private final Papers papers;
    private final List<String> notes = new ArrayList<>();

    /** @param directory the party's own, which becomes its node's */
    public Ceremony(Folder folder, Party party, Path directory) {
        this.folder = folder;
        this.party = party;
        this.files = new OwnFiles(directory);
        this.papers = new Papers(folder, new Ed25519());
    }

    /** Sentences for people about the last step: who is no dealer, who disagrees. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * What a party tells people when it has joined.
     *
     * @param charter id, for all to compare
     * @param account of the node to be, which reports evidence once it has tokens
     */
    public record Joined(Hash charter, PublicKey account) {}

    /** Makes the party's keys, and shows the others the public ones. */
    public Joined join(String name) throws IOException, KeystoreRefused, CeremonyFailed {
        byte[] file = folder.charter();
        Charter charter = charter(file);
        int member = names(charter).indexOf(name) + 1;
        if (member == 0) {
            throw new CeremonyFailed("the charter has no member " + name + ": it has " + names(charter));
        }
        party.prepare(charter.parameters().powBits());
        Hash id = CharterCodec.id(file);
        folder.write(party.card(id, member), name);
        return new Joined(id, party.account());
    }

    /**
     * @param without names of members whose papers are not waited for; all parties MUST leave out the same, or they
     *     come to different genesis files, of which none finds a quorum
     */
    public Progress step(List<String> without) throws IOException, KeystoreRefused, CeremonyFailed {
        notes.clear();
        byte[] made = files.genesis();
        if (made != null) {
            return new Progress.Finished(GenesisCodec.chainId(made));
        }
        byte[] file = folder.charter();
        Charter charter = charter(file);
        SortedMap<Integer, Card> cards = papers.cards(file, names(charter));
        if (cards.size() < charter.members().size()) {
            return new Progress.Waiting(
                    Kind.CARD,
                    IntStream.rangeClosed(1, charter.members().size())
                            .filter(member -> !cards.containsKey(member))
                            .mapToObj(
                                    member -> charter.members().get(member - 1).name())
                            .toList());
        }
        Roster roster = Roster.of(file, List.copyOf(cards.values()));
        return new Sitting(roster, own(file, cards), counted(roster, without)).step();
    }

    private int own(byte[] charter, SortedMap<Integer, Card> cards) throws KeystoreRefused, CeremonyFailed {
        for (int member : cards.keySet()) {
            SignedPaper own = party.card(CharterCodec.id(charter), member);
            if (own.paper().equals(cards.get(member))) {
                return member;
            }
        }
        throw new CeremonyFailed("no card in " + folder.directory() + " is yours: join first, or ask who replaced it");
    }

    private static List<Integer> counted(Roster roster, List<String> without) throws CeremonyFailed {
        List<String> names = names(roster.charter());
        for (String name : without) {
            if (!names.contains(name)) {
                throw new CeremonyFailed("the charter has no member " + name + ": it has " + names);
            }
        }
        return IntStream.rangeClosed(1, roster.size())
                .filter(member -> !without.contains(roster.name(member)))
                .boxed()
                .toList();
    }

    private static List<String> names(Charter charter) {
        return charter.members().stream().map(Charter.Member::name).toList();
    }

    private static Charter charter(byte[] file) throws CeremonyFailed {
        try {
            return CharterCodec.decode(file);
        } catch (Malformed e) {
            throw new CeremonyFailed("charter.json is no charter: " + e.getMessage());
        }
    }

    /** From the moment that all cards are there. */
    private final class Sitting {

        private final Roster roster;
        private final int own;
        private final List<Integer> counted;
        private final KeyGeneration generation;

        Sitting(Roster roster, int own, List<Integer> counted) {
            this.roster = roster;
            this.own = own;
            this.counted = counted;
            this.generation = roster.generation();
        }

        Progress step() throws IOException, KeystoreRefused, CeremonyFailed {
            Dealing dealing = party.dealing(generation, own);
            publish(new Deal(roster.id(), dealing.deal()), Deal.class);
            SortedMap<Integer, Deal> deals = papers.all(roster, Kind.DEAL, Deal.class, counted);
            if (deals.size() < counted.size()) {
                return waiting(Kind.DEAL, counted, deals);
            }
            publish(verdict(deals), Verdict.class);
            SortedMap<Integer, Verdict> verdicts = papers.all(roster, Kind.VERDICT, Verdict.class, counted);
            requireSameDeals(deals, verdicts);
            if (verdicts.size() < counted.size()) {
                return waiting(Kind.VERDICT, counted, verdicts);
            }
            Set<Statement.Complaint> complaints = Outcome.complaints(verdicts.values(), deals.keySet());
            List<Integer> accused = accused(complaints);
            if (accused.contains(own)) {
                publish(answer(dealing, complaints), Answer.class);
            }
            SortedMap<Integer, Answer> answers = papers.all(roster, Kind.ANSWER, Answer.class, accused);
            if (answers.size() < accused.size()) {
                return waiting(Kind.ANSWER, accused, answers);
            }
            return conclude(Outcome.of(roster, deals.values(), complaints, answers.values()));
        }

        private Verdict verdict(SortedMap<Integer, Deal> deals) throws KeystoreRefused {
            Receiver receiver = party.receiver(generation, own);
            List<Verdict.Judged> judged = new ArrayList<>();
            deals.forEach((dealer, deal) -> judged.add(new Verdict.Judged(
                    dealer, hash(deal), receiver.check(deal.deal()) instanceof Receiver.Check.Fits)));
            return new Verdict(roster.id(), own, judged);
        }

        private void requireSameDeals(SortedMap<Integer, Deal> deals, SortedMap<Integer, Verdict> verdicts)
                throws CeremonyFailed {
            for (Verdict verdict : verdicts.values()) {
                for (Deal deal : deals.values()) {
                    boolean same = verdict.deals().stream()
                            .anyMatch(judged -> judged.dealer() == deal.member()
                                    && judged.deal().equals(hash(deal)));
                    if (!same) {
                        throw new CeremonyFailed(roster.name(verdict.member()) + " judged another deal of "
                                + roster.name(deal.member()) + " than you have, or none: compare "
                                + Folder.fileName(Kind.DEAL, roster.name(deal.member()))
                                + "; if both are signed, " + roster.name(deal.member())
                                + " dealt twice, and all go on --without it");
                    }
                }
            }
        }

        /** Dealers that can still clear themselves: beyond f complaints nothing they show helps. */
        private List<Integer> accused(Set<Statement.Complaint> complaints) {
            return counted.stream()
                    .filter(dealer -> {
                        long about = complaints.stream()
                                .filter(complaint -> complaint.dealer() == dealer)
                                .count();
                        return about > 0 && about <= generation.faulty();
                    })
                    .toList();
        }

        private Answer answer(Dealing dealing, Set<Statement.Complaint> complaints) {
            return new Answer(
                    roster.id(),
                    own,
                    complaints.stream()
                            .filter(complaint -> complaint.dealer() == own)
                            .map(dealing::justify)
                            .toList());
        }

        private Progress conclude(Outcome outcome) throws IOException, KeystoreRefused, CeremonyFailed {
            notes.addAll(outcome.disqualified());
            byte[] genesis = outcome.genesis();
            requireStarts(genesis);
            OwnShare share = party.receiver(generation, own).share(outcome.judgement(), outcome.log());
            if (!(share instanceof OwnShare.Key(var key))
                    || !outcome.committee().holds(key)) {
                throw new CeremonyFailed(
                        "these deals give you no share, though your verdict says that they fit: begin anew");
            }
            Hash hash = Sha256.hash(genesis);
            Consent consent = new Consent(roster.id(), own, hash);
            files.keepConsent(party.sign(consent));
            party.keep(key);
            publish(consent, Consent.class);
            SortedMap<Integer, Consent> consents = papers.all(roster, Kind.CONSENT, Consent.class, everybody());
            return enough(consents, hash) ? finish(genesis) : waiting(Kind.CONSENT, everybody(), consents);
        }

        /** @throws CeremonyFailed if too many consented to something else for a quorum to come about */
        private boolean enough(SortedMap<Integer, Consent> consents, Hash genesis) throws CeremonyFailed {
            List<String> others = consents.values().stream()
                    .filter(consent -> !consent.genesis().equals(genesis))
                    .map(consent -> roster.name(consent.member()))
                    .toList();
            if (others.size() > generation.faulty()) {
                throw new CeremonyFailed("no genesis finds a quorum: " + String.join(", ", others)
                        + " consented to another one than you, having other papers or left out other members");
            }
            others.forEach(name -> notes.add(name + " consented to another genesis than you"));
            return consents.size() - others.size() >= generation.quorum();
        }

        private Progress finish(byte[] genesis) throws IOException, CeremonyFailed {
            folder.writeGenesis(genesis);
            files.keepGenesis(genesis);
            party.forget();
            return new Progress.Finished(GenesisCodec.chainId(genesis));
        }

        private List<Integer> everybody() {
            return IntStream.rangeClosed(1, roster.size()).boxed().toList();
        }

        private void requireStarts(byte[] genesis) throws CeremonyFailed {
            try {
                GenesisChain.of(genesis);
            } catch (IllegalArgumentException e) {
                throw new CeremonyFailed("no network can start from this: " + e.getMessage());
            }
        }

        private Progress waiting(Kind kind, List<Integer> members, SortedMap<Integer, ?> there) {
            return new Progress.Waiting(kind, Papers.missing(roster, members, there));
        }

        /**
         * What this party wrote before stays as it is, even where it would write something else now. Who is left out, as
         * it came late, only consents.
         */
        private <T extends Paper> void publish(T paper, Class<T> type)
                throws IOException, KeystoreRefused, CeremonyFailed {
            boolean counts = counted.contains(own) || paper.kind() == Kind.CONSENT;
            if (counts && papers.one(roster, paper.kind(), type, own) == null) {
                folder.write(party.sign(paper), roster.name(own));
            }
        }

        private static Hash hash(Deal deal) {
            return Sha256.hash(PaperCodec.PAPER.encode(deal));
        }
    }
}
