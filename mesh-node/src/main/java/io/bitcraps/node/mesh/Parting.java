package io.bitcraps.node.mesh;

/** Why a link ended or was refused. The order is the wire code of a farewell: append only. */
public enum Parting {
    /** The transport lost it. */
    LINK_CLOSED,
    /** Another link to the same peer is kept. */
    DUPLICATE,
    /** The peer is no neighbour of ours. */
    NOT_ADMITTED,
    /** The address answered with another key than the one dialled. */
    WRONG_PEER,
    /** The peer sent too much that was invalid. */
    PENALIZED,
    /** Bytes that no version of ours sends. */
    MALFORMED,
    /** The node asked for it. */
    DISCONNECTED,
    /** This node stops. */
    SHUTDOWN,
    /** The handshake failed or took too long. */
    HANDSHAKE;

    private static final Parting[] ALL = values();

    static int count() {
        return ALL.length;
    }

    static Parting at(int ordinal) {
        return ALL[ordinal];
    }
}
