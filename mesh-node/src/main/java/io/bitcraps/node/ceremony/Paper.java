package io.bitcraps.node.ceremony;

import io.bitcraps.command.beacon.dkg.SealKey;
import io.bitcraps.command.beacon.dkg.Statement;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.id.Hash;
import java.util.List;

/** What a party tells the others. Members are named by their index: place in the charter + 1. */
public sealed interface Paper {

    /** What a paper is for, in the order in which they are written; names the files. */
    enum Kind {
        CARD,
        DEAL,
        VERDICT,
        ANSWER,
        CONSENT
    }

    int member();

    Kind kind();

    /** The keys with which a party joins. */
    record Card(Hash charter, int member, Charter.Keys keys, SealKey sealKey) implements Paper {
        @Override
        public Kind kind() {
            return Kind.CARD;
        }
    }

    /** The party's part in the group's key, with everybody's portion of it. */
    record Deal(Hash ceremony, Statement.Deal deal) implements Paper {
        @Override
        public int member() {
            return deal.dealer();
        }

        @Override
        public Kind kind() {
            return Kind.DEAL;
        }
    }

    /** Which deals the party has, and which of them gave it a portion that fits. */
    record Verdict(Hash ceremony, int member, List<Judged> deals) implements Paper {
        public Verdict {
            deals = List.copyOf(deals);
        }

        /** @param deal SHA-256 of the deal's canonical JSON */
        record Judged(int dealer, Hash deal, boolean fits) {}

        @Override
        public Kind kind() {
            return Kind.VERDICT;
        }
    }

    /** A dealer's portions for those who had none that fits. */
    record Answer(Hash ceremony, int member, List<Statement.Justification> shown) implements Paper {
        public Answer {
            shown = List.copyOf(shown);
        }

        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    /** The party came to this genesis and to no other. */
    record Consent(Hash ceremony, int member, Hash genesis) implements Paper {
        @Override
        public Kind kind() {
            return Kind.CONSENT;
        }
    }
}
