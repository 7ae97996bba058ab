package io.bitcraps.command.simulator;

/**
 * What a simulation is made of; all else follows from the seed.
 *
 * @param nodes 1 to 22 validators
 * @param seed the simulation seed
 * @param realSignatures Ed25519 and the binary codec on every message, instead of symbolic signatures and objects
 * @param defect a rule that all honest validators break
 */
public record SimulationSettings(int nodes, long seed, boolean realSignatures, Defect defect) {

    public SimulationSettings {
        if (nodes < 1 || nodes > 22) {
            throw new IllegalArgumentException("a committee has 1 to 22 validators, got " + nodes);
        }
    }

    public static SimulationSettings of(int nodes, long seed) {
        return new SimulationSettings(nodes, seed, false, Defect.NONE);
    }

    public SimulationSettings with(Defect broken) {
        return new SimulationSettings(nodes, seed, realSignatures, broken);
    }

    public SimulationSettings withRealSignatures() {
        return new SimulationSettings(nodes, seed, true, defect);
    }

    /** The command that runs the same simulation again. */
    public String replayCommand() {
        return "./bitcraps sim --consensus-only --nodes " + nodes + " --replay " + seed;
    }
}
