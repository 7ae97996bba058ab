package io.bitcraps.node.mesh;

import io.bitcraps.events.id.PublicKey;
import java.util.List;

/** What happened to the neighbourhood. A link is named by a number that is never used twice. */
public sealed interface Input {

    /** From now on exactly these are neighbours: the committee without ourselves. */
    record Admitted(List<Peer> peers) implements Input {
        public Admitted {
            peers = List.copyOf(peers);
        }
    }

    /** The time asked for by {@link Effect.WakeAt} has come. */
    record Woken() implements Input {}

    /** A dial or the handshake after it failed. */
    record DialFailed(PublicKey peer) implements Input {}

    /** A peer proved its key on a link that it began. */
    record Accepted(long link, PublicKey peer) implements Input {}

    /** A peer proved its key on a link that we began to reach {@code wanted}. */
    record Dialled(long link, PublicKey wanted, PublicKey peer) implements Input {}

    /** An authenticated link is gone. */
    record Closed(long link, PublicKey peer) implements Input {}

    /** The peer sent something invalid, worth so many points. */
    record Penalized(PublicKey peer, int points) implements Input {}

    /** The node wants the link cut; dialling goes on after the usual wait. */
    record Disconnected(PublicKey peer, Parting parting) implements Input {}
}
