package io.bitcraps.node.mesh;

import io.bitcraps.events.codec.Malformed;

/** Why a link ended or was refused. The code travels in a farewell. */
public enum Parting {
    /** The transport lost it. */
    LINK_CLOSED(0),
    /** Another link to the same peer is kept. */
    DUPLICATE(1),
    /** The peer is no neighbour of ours. */
    NOT_ADMITTED(2),
    /** The address answered with another key than the one dialled. */
    WRONG_PEER(3),
    /** The peer sent too much that was invalid. */
    PENALIZED(4),
    /** The node asked for it. */
    DISCONNECTED(5),
    /** The node that says so stops. */
    SHUTDOWN(6),
    /** Its session is older than this node lets one become, and nobody replaced it. */
    EXPIRED(7);

    private static final Parting[] ALL = values();

    private final int code;

    Parting(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Parting of(int code) {
        for (Parting parting : ALL) {
            if (parting.code == code) {
                return parting;
            }
        }
        throw new Malformed("no parting " + code);
    }
}
