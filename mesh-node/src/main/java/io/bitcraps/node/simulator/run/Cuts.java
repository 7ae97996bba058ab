package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.SplitMix64;

/** Which machine hears which other: cut in two, one way only, or on and off. Drawn anew every second or so. */
final class Cuts {

    private static final long FLAP_MS = 80;

    private final World world;
    private final SplitMix64 random;
    private final int machines;
    private boolean[][] cut;
    private boolean[][] flaps;

    Cuts(World world, SplitMix64 random, int machines) {
        this.world = world;
        this.random = random;
        this.machines = machines;
        this.cut = new boolean[machines][machines];
        this.flaps = new boolean[machines][machines];
    }

    boolean isCut(int from, int to) {
        if (world.weather().isCalm()) {
            return false;
        }
        boolean off = world.agenda().nowMs() / FLAP_MS % 2 == 0;
        return cut[from][to] || flaps[from][to] && off;
    }

    void begin() {
        world.agenda().in(random.between(200, 2_000), () -> {
            if (!world.weather().isCalm()) {
                shift();
                begin();
            }
        });
    }

    private void shift() {
        cut = new boolean[machines][machines];
        flaps = new boolean[machines][machines];
        if (world.weather().cuts(Fault.PARTITIONS, random)) {
            split();
        }
        if (world.weather().cuts(Fault.ONE_WAY_CUTS, random)) {
            some(cut, false);
        }
        if (world.weather().cuts(Fault.FLAPPING, random)) {
            some(flaps, true);
        }
    }

    private void split() {
        boolean[] side = new boolean[machines];
        for (int i = 0; i < machines; i++) {
            side[i] = random.below(2) == 0;
        }
        for (int from = 0; from < machines; from++) {
            for (int to = 0; to < machines; to++) {
                cut[from][to] = side[from] != side[to];
            }
        }
    }

    private void some(boolean[][] links, boolean bothWays) {
        for (int i = 0; i < machines; i++) {
            int from = random.below(machines);
            int to = random.below(machines);
            links[from][to] = from != to;
            links[to][from] |= bothWays && from != to;
        }
    }
}
