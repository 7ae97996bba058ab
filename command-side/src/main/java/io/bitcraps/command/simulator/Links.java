package io.bitcraps.command.simulator;

import java.util.Collection;
import java.util.TreeSet;

/** Loses, delays, duplicates, reorders and cuts. Order is kept by nobody: every message draws its own delay. */
final class Links {

    private static final long SPIKE_MS = 1_000;

    private final Agenda agenda;
    private final SplitMix64 random;
    private final int machines;
    private final TreeSet<Integer> oneSide = new TreeSet<>();
    private Faults faults;

    Links(Agenda agenda, SplitMix64 random, int machines, Faults faults) {
        this.agenda = agenda;
        this.random = random;
        this.machines = machines;
        this.faults = faults;
    }

    void send(int from, int to, Runnable delivery) {
        if (oneSide.contains(from) != oneSide.contains(to) || random.perMille(faults.loss())) {
            return;
        }
        agenda.in(delay(), delivery);
        if (random.perMille(faults.duplicate())) {
            agenda.in(delay() * 3, delivery);
        }
    }

    boolean isCut(int from, int to) {
        return oneSide.contains(from) != oneSide.contains(to);
    }

    /** Called now and then: cuts the network in two, or joins it again. */
    void shift() {
        oneSide.clear();
        if (random.perMille(faults.partition())) {
            for (int node = 0; node < machines; node++) {
                if (random.below(2) == 0) {
                    oneSide.add(node);
                }
            }
        }
    }

    /** Cuts these machines off from all others. */
    void cut(Collection<Integer> side) {
        oneSide.clear();
        oneSide.addAll(side);
    }

    void join() {
        oneSide.clear();
    }

    void heal(Faults healed) {
        oneSide.clear();
        faults = healed;
    }

    private long delay() {
        long spike = random.perMille(faults.spike()) ? random.between(0, SPIKE_MS) : 0;
        return random.between(1, faults.maxDelayMs()) + spike;
    }
}
