package io.bitcraps.node.ceremony;

import io.bitcraps.events.id.ChainId;
import io.bitcraps.node.ceremony.Paper.Kind;
import java.util.List;

/** How far a step brought a party. */
public sealed interface Progress {

    /** Everything this party can do now is done; these members' papers are missing. */
    record Waiting(Kind kind, List<String> members) implements Progress {
        public Waiting {
            members = List.copyOf(members);
        }
    }

    /** The party has its share, and the genesis that a quorum consents to. */
    record Finished(ChainId chain) implements Progress {}
}
