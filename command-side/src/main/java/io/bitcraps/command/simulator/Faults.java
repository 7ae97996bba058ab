package io.bitcraps.command.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What goes wrong until the network heals, drawn from the seed. Chances are per mille, times in milliseconds.
 *
 * @param deeds one a validator; at most f are not honest
 * @param crash chance of a crash between any two effects
 * @param maxDiskMs how long a final block may wait for the disk
 * @param blackout whether all machines crash at one moment
 * @param gossips whether clients' work spreads by itself, or only because a nullify names it
 */
@SuppressWarnings("EnumOrdinal") // a deed drawn by lot
record Faults(
        List<Deed> deeds,
        int loss,
        int duplicate,
        long maxDelayMs,
        int spike,
        int partition,
        int crash,
        long maxExecutionMs,
        long maxDiskMs,
        boolean blackout,
        boolean gossips) {

    Faults {
        deeds = List.copyOf(deeds);
    }

    private static final List<Deed> DEEDS = List.of(Deed.values());

    static Faults draw(int nodes, SplitMix64 random) {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            deeds.add(Deed.HONEST);
        }
        int faulty = random.below((nodes - 1) / 3 + 1);
        while (faulty > 0) {
            int validator = random.below(nodes);
            if (deeds.get(validator) == Deed.HONEST) {
                deeds.set(validator, DEEDS.get(1 + random.below(DEEDS.size() - 1)));
                faulty--;
            }
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
                random.below(2) == 0 ? 0 : random.between(50, 5_000),
                random.below(4) == 0,
                random.below(3) != 0);
    }

    /** Faults under which the defect can show: somebody who takes advantage of it. */
    Faults exploiting(Defect defect) {
        return switch (defect) {
            case NONE -> this;
            case QUORUM_ONE_SHORT -> with(crash, Deed.EQUIVOCATES);
            case VOTES_NOT_JOURNALLED -> with(Math.max(crash, 3), Deed.EQUIVOCATES);
            case NULLIFY_AFTER_FINALIZE -> with(Math.max(crash, 5)); // views go back at a restart only
            case SKIPPED_VIEWS_NOT_NULLIFIED -> with(crash, Deed.FORKS);
            case ONE_FAULTY_TOO_MANY -> {
                Deed[] first = new Deed[(deeds.size() - 1) / 3 + 1];
                Arrays.fill(first, Deed.VOTES_TWICE);
                first[0] = Deed.EQUIVOCATES;
                yield with(crash, first);
            }
        };
    }

    /** The same with these deeds of the first validators and no others. */
    private Faults with(int crashes, Deed... first) {
        List<Deed> chosen = new ArrayList<>(deeds);
        chosen.replaceAll(any -> Deed.HONEST);
        for (int i = 0; i < first.length; i++) {
            chosen.set(i, first[i]);
        }
        return new Faults(
                chosen,
                loss,
                duplicate,
                maxDelayMs,
                spike,
                partition,
                crashes,
                maxExecutionMs,
                maxDiskMs,
                blackout,
                gossips);
    }

    /** Nothing goes wrong but that these validators do this. */
    static Faults only(List<Deed> deeds) {
        return new Faults(deeds, 0, 0, 20, 0, 0, 0, 10, 0, false, true);
    }

    /** Those that run on two machines. */
    List<Integer> twins() {
        return IntStream.range(0, deeds.size())
                .filter(i -> deeds.get(i) == Deed.RUNS_TWICE)
                .boxed()
                .toList();
    }

    /** Those that work together against the others. */
    List<Integer> dishonest() {
        return IntStream.range(0, deeds.size())
                .filter(i -> !isHonest(i))
                .boxed()
                .toList();
    }

    /**
     * The same validators, faulty ones included, on a network and machines as they should be. Where work did not
     * spread by itself it still does not.
     */
    Faults healed() {
        return new Faults(deeds, 0, 0, Math.min(maxDelayMs, 30), 0, 0, 0, 10, Math.min(maxDiskMs, 100), false, gossips);
    }

    boolean isHonest(int validator) {
        return deeds.get(validator) == Deed.HONEST;
    }
}
