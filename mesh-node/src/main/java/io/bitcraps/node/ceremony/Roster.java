package io.bitcraps.node.ceremony;

import io.bitcraps.command.beacon.dkg.KeyGeneration;
import io.bitcraps.command.beacon.dkg.SealKey;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.CharterCodec;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.ceremony.Paper.Card;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Who takes part with which keys, once all have joined.
 *
 * @param id names charter and cards: papers of one ceremony are worth nothing in another
 * @param cards by member
 */
record Roster(Charter charter, Hash id, List<Card> cards) {

    private static final byte[] TAG = "bitcraps/ceremony-roster/v1\n".getBytes(StandardCharsets.US_ASCII);

    Roster {
        cards = List.copyOf(cards);
    }

    /** @throws CeremonyFailed if the keys cannot stand in one genesis */
    static Roster of(byte[] charter, List<Card> cards) throws CeremonyFailed {
        byte[][] parts = new byte[2 + cards.size()][];
        parts[0] = TAG;
        parts[1] = charter;
        for (int i = 0; i < cards.size(); i++) {
            parts[2 + i] = PaperCodec.PAPER.encode(cards.get(i));
        }
        var roster = new Roster(CharterCodec.decode(charter), Sha256.hash(parts), cards);
        List<String> problems = roster.charter().problems(roster.keys());
        if (!problems.isEmpty()) {
            throw new CeremonyFailed("these cards make no genesis: " + String.join("; ", problems));
        }
        if (cards.stream().map(Card::sealKey).distinct().count() < cards.size()) {
            throw new CeremonyFailed("two cards have the same seal key: one party copied the other's");
        }
        return roster;
    }

    int size() {
        return cards.size();
    }

    List<Charter.Keys> keys() {
        return cards.stream().map(Card::keys).toList();
    }

    PublicKey voteKey(int member) {
        return cards.get(member - 1).keys().vote();
    }

    String name(int member) {
        return charter.members().get(member - 1).name();
    }

    KeyGeneration generation() {
        List<SealKey> sealKeys = cards.stream().map(Card::sealKey).toList();
        return new KeyGeneration(id, sealKeys);
    }
}
