package io.bitcraps.node.coordinator;

import java.util.List;
import java.util.function.Supplier;

/** A service made of lambdas; it complains of not running by itself. */
final class WiredService implements Service {

    private final String name;
    private final List<String> needs;
    private final Step start;
    private final Step stop;
    private final Supplier<String> complaint;
    private volatile boolean running;

    WiredService(String name, List<String> needs, Step start, Step stop, Supplier<String> complaint) {
        this.name = name;
        this.needs = List.copyOf(needs);
        this.start = start;
        this.stop = stop;
        this.complaint = complaint;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> needs() {
        return needs;
    }

    @Override
    public void start() throws Exception {
        start.run();
        running = true;
    }

    @Override
    public void stop() throws Exception {
        running = false;
        stop.run();
    }

    @Override
    public String complaint() {
        return running ? complaint.get() : "it is not running";
    }
}
