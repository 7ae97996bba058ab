package io.bitcraps.node.ceremony;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.genesis.CharterCodec;
import io.bitcraps.events.id.Hash;
import io.bitcraps.node.ceremony.Paper.Card;
import io.bitcraps.node.ceremony.Paper.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lies in the folder, checked: each paper is signed by the member that it names, and of this ceremony. */
record Papers(Folder folder, SignatureVerifier verifier) {

    /** The cards there are, by member: each signed with the key that it shows. */
    SortedMap<Integer, Card> cards(byte[] charter, List<String> names) throws IOException, CeremonyFailed {
        Hash id = CharterCodec.id(charter);
        SortedMap<Integer, Card> cards = new TreeMap<>();
        for (int member = 1; member <= names.size(); member++) {
            String name = names.get(member - 1);
            SignedPaper signed = folder.paper(Kind.CARD, name);
            if (signed != null && signed.paper() instanceof Card card) {
                String file = Folder.fileName(Kind.CARD, name);
                require(card.member() == member, file + " is the card of another member");
                require(card.charter().equals(id), file + " was made for another charter: compare the charters");
                require(signed.isBy(card.keys().vote(), verifier), file + " is not signed with the vote key it shows");
                cards.put(member, card);
            }
        }
        return cards;
    }

    /** The papers of one kind there are, by member; those of members left out are not looked at. */
    <T extends Paper> SortedMap<Integer, T> all(Roster roster, Kind kind, Class<T> type, List<Integer> members)
            throws IOException, CeremonyFailed {
        SortedMap<Integer, T> papers = new TreeMap<>();
        for (int member : members) {
            T paper = one(roster, kind, type, member);
            if (paper != null) {
                papers.put(member, paper);
            }
        }
        return papers;
    }

    <T extends Paper> @Nullable T one(Roster roster, Kind kind, Class<T> type, int member)
            throws IOException, CeremonyFailed {
        String name = roster.name(member);
        SignedPaper signed = folder.paper(kind, name);
        if (signed == null) {
            return null;
        }
        String file = Folder.fileName(kind, name);
        T paper = type.cast(signed.paper());
        require(paper.member() == member, file + " is the " + Folder.word(kind) + " of another member");
        require(
                ceremony(paper).equals(roster.id()),
                file + " is of another ceremony: " + name + " has other cards, or another charter, than you");
        require(signed.isBy(roster.voteKey(member), verifier), file + " is not signed by " + name);
        return paper;
    }

    static List<String> missing(Roster roster, List<Integer> members, SortedMap<Integer, ?> there) {
        List<String> names = new ArrayList<>();
        for (int member : members) {
            if (!there.containsKey(member)) {
                names.add(roster.name(member));
            }
        }
        return names;
    }

    private static Hash ceremony(Paper paper) {
        return switch (paper) {
            case Card card -> throw new Malformed("a card is of no ceremony yet");
            case Paper.Deal deal -> deal.ceremony();
            case Paper.Verdict verdict -> verdict.ceremony();
            case Paper.Answer answer -> answer.ceremony();
            case Paper.Consent consent -> consent.ceremony();
        };
    }

    private static void require(boolean holds, String otherwise) throws CeremonyFailed {
        if (!holds) {
            throw new CeremonyFailed(otherwise);
        }
    }
}
