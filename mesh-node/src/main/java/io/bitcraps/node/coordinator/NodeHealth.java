package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.GenesisChain;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;

/** Phase and complaints of a node, as {@code /health} and {@code /ready} tell them. Thread-safe. */
final class NodeHealth {

    /** Sentences of evidence that health shows. */
    private static final int MAX_ACCUSATIONS = 16;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPENING);
    private volatile boolean started;
    private volatile boolean caughtUp;
    private volatile List<String> convictions = List.of();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final Deque<String> accusations = new ConcurrentLinkedDeque<>();

    /** Every service has started: with {@link Phase#LIVE} that is ready. */
    void allStarted() {
        started = true;
    }

    /** Once halted, a node stays so. */
    void enter(Phase next) {
        caughtUp |= next == Phase.LIVE; // first: whoever sees a live node finds one that knows
        phase.updateAndGet(now -> now == Phase.HALTED ? now : next);
    }

    Phase phase() {
        return phase.get();
    }

    /** Whether the node has been live: it had all that was final then, and follows since. */
    boolean hasCaughtUp() {
        return caughtUp;
    }

    /** Why this validator does not vote; it does not go away by itself, and what follows from it is not told. */
    void failed(String sentence) {
        failure.compareAndSet("", sentence);
    }

    /** Whom this node caught lying; the newest are shown. */
    void accused(String sentence) {
        accusations.addLast(sentence);
        if (accusations.size() > MAX_ACCUSATIONS) {
            accusations.pollFirst();
        }
    }

    /** Whom the chain has convicted. */
    void convicted(List<String> sentences) {
        convictions = List.copyOf(sentences);
    }

    StatusServer.Answer readiness() {
        boolean ready = started && phase.get() == Phase.LIVE;
        return new StatusServer.Answer(
                ready, "application/json", "{\"phase\":\"" + phase.get().text() + "\"}");
    }

    /** Healthy unless halted or a service complains; every service with its complaint. */
    StatusServer.Answer report(GenesisChain genesis, List<Service> services) {
        var json = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        boolean healthy = phase.get() != Phase.HALTED && failure.get().isEmpty();
        json.put("phase", phase.get().text());
        json.put("chain", genesis.chain().text());
        json.put("beaconKeys", genesis.genesis().dealt() ? "dealt" : "generated together");
        json.put("failure", failure.get());
        var list = json.putArray("services");
        for (Service service : services) {
            String complaint = service.complaint();
            healthy &= complaint.isEmpty();
            list.addObject().put("name", service.name()).put("complaint", complaint);
        }
        var evidence = json.putArray("evidence");
        accusations.forEach(evidence::add);
        var convicted = json.putArray("convictions");
        convictions.forEach(convicted::add);
        json.put("healthy", healthy);
        return new StatusServer.Answer(healthy, "application/json", json.toString());
    }
}
