package io.bitcraps.command.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong until the network heals, drawn from the seed. Chances are per mille, times in milliseconds.
 *
 * @param deeds one a validator; at most f are not honest
 * @param crash chance of a crash between any two effects
 * @param gossips whether clients' work spreads by itself, or only because a nullify names it
 */
record Faults(
        List<Deed> deeds,
        int loss,
        int duplicate,
        long maxDelayMs,
        int spike,
        int partition,
        int crash,
        long maxExecutionMs,
        boolean gossips) {

    Faults {
        deeds = List.copyOf(deeds);
    }

    static Faults draw(int nodes, SplitMix64 random) {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            deeds.add(Deed.HONEST);
        }
        int faulty = random.below((nodes - 1) / 3 + 1);
        for (int i = 0; i < faulty; i++) {
            int dishonest = 1 + random.below(Deed.values().length - 1);
            deeds.set(random.below(nodes), Deed.values()[dishonest]);
        }
        return new Faults(
                deeds,
                random.below(2) == 0 ? 0 : random.below(200),
                random.below(100),
                random.between(5, 60),
                random.below(2) == 0 ? 0 : random.below(50),
                random.below(2) == 0 ? 0 : random.below(300),
                random.below(3) == 0 ? 0 : random.below(6),
                random.below(3) == 0 ? 200 : 10,
                random.below(3) != 0);
    }

    /** Faults under which the defect can show: somebody who takes advantage of it. */
    Faults exploiting(Defect defect) {
        return switch (defect) {
            case NONE -> this;
            case QUORUM_ONE_SHORT -> with(Deed.EQUIVOCATES, crash);
            case VOTES_NOT_JOURNALLED -> with(Deed.EQUIVOCATES, Math.max(crash, 3));
            case NULLIFY_AFTER_FINALIZE -> with(Deed.HONEST, Math.max(crash, 5)); // views go back at a restart only
            case SKIPPED_VIEWS_NOT_NULLIFIED -> with(Deed.FORKS, crash);
        };
    }

    private Faults with(Deed deed, int crashes) {
        List<Deed> chosen = new ArrayList<>(deeds);
        chosen.replaceAll(any -> Deed.HONEST);
        chosen.set(0, deed);
        return new Faults(chosen, loss, duplicate, maxDelayMs, spike, partition, crashes, maxExecutionMs, gossips);
    }

    /** The same validators, faulty ones included, on a network and machines as they should be. */
    Faults healed() {
        return new Faults(deeds, 0, 0, Math.min(maxDelayMs, 30), 0, 0, 0, 10, true);
    }

    boolean isHonest(int validator) {
        return deeds.get(validator) == Deed.HONEST;
    }
}
