package io.bitcraps.node.coordinator;

import java.util.List;

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
    default String complaint() {
        return "";
    }

    /** A service from three lambdas, for what is wired in one place. */
    static Service of(String name, List<String> needs, Step start, Step stop) {
        return new Service() {
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
            }

            @Override
            public void stop() throws Exception {
                stop.run();
            }
        };
    }

    /** Something to do that may fail. */
    interface Step {
        void run() throws Exception;
    }
}
