package io.bitcraps.query.port;

import java.util.List;

/** How the embedding node is, for its pages and health endpoints. Thread-safe; every call is a fresh look. */
public interface NodeStatus {

    /** Opening, Replaying, CatchingUp, Live, Stopping or Halted. */
    String phase();

    /** Services in order of start. */
    List<Service> services();

    /** The other validators: a node has no link to itself. */
    List<Peer> peers();

    /** @param detail one sentence; empty while healthy */
    record Service(String name, boolean healthy, String detail) {}

    /** @param validator index in the committee */
    record Peer(int validator, String name, boolean connected) {}
}
