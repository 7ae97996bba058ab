package io.bitcraps.node.coordinator;

import java.util.List;
import java.util.function.Supplier;

/** A part of the node that is started once and stopped once. */
public interface Service {

    /** Stable, lower case with dashes; names the service in metrics and messages. */
    String name();

    /** Names of the services that must have started before this one. */
    List<String> needs();

    /** Returns when the service works. Whatever is thrown stops the node's start. */
    void start() throws Exception;

    /** Releases everything, also after a failed start. Called once, never throws for a service that has stopped. */
    void stop() throws Exception;

    /** One sentence of what is wrong, or empty. Cheap; any thread. */
    String complaint();

    /** A service from lambdas, for what is wired in one place; it never complains. */
    static Service of(String name, List<String> needs, Step start, Step stop) {
        return of(name, needs, start, stop, () -> "");
    }

    /** As above. {@code complaint} is asked only while the service runs; before and after it complains of that. */
    static Service of(String name, List<String> needs, Step start, Step stop, Supplier<String> complaint) {
        return new WiredService(name, needs, start, stop, complaint);
    }

    /** Something to do that may fail. */
    interface Step {
        void run() throws Exception;
    }
}
