package io.bitcraps.node.session;

import io.bitcraps.events.id.PublicKey;
import java.util.List;

/** What one received handshake message leads to. */
public sealed interface Step {

    /** Send these, in order, and wait. */
    record Reply(List<byte[]> frames) implements Step {
        public Reply {
            frames = List.copyOf(frames);
        }
    }

    /** Send these; the peer is who it says, and all further frames are the session's. */
    record Done(List<byte[]> frames, PublicKey peer, Session session) implements Step {
        public Done {
            frames = List.copyOf(frames);
        }
    }

    /** Drop the link. */
    record Refused(Refusal refusal, String sentence) implements Step {}
}
