package io.bitcraps.node.mesh;

import io.bitcraps.events.id.PublicKey;

/** What to do, in list order. */
public sealed interface Effect {

    /** Try once to reach the peer; answered by exactly one {@code Dialled} or {@code DialFailed}. */
    record Dial(PublicKey peer, String address) implements Effect {}

    /** This link carries the peer's frames from now on. */
    record Up(PublicKey peer, long link) implements Effect {}

    /** The link no longer carries the peer's frames: say farewell if it is still there, and close it. */
    record Down(PublicKey peer, long link, Parting parting) implements Effect {}

    /** The link never carried a frame: say farewell and close it. */
    record Refuse(long link, Parting parting) implements Effect {}

    /** Come back with {@code Woken} then; replaces an earlier request. */
    record WakeAt(long atMs) implements Effect {}
}
