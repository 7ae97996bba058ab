package io.bitcraps.node.simulator.run;

import java.util.Map;
import java.util.TreeMap;

/** Stages by what makes them different, each made once. Thread-safe. */
public final class Stages {

    private final Map<Integer, Stage> symbolic = new TreeMap<>();
    private final Map<Integer, Stage> real = new TreeMap<>();

    synchronized Stage of(RunSettings settings) {
        return (settings.realKeys() ? real : symbolic)
                .computeIfAbsent(settings.nodes(), nodes -> Stage.of(nodes, settings.realKeys()));
    }
}
