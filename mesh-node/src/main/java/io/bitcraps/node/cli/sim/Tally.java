package io.bitcraps.node.cli.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.command.simulator.Outcome;
import io.bitcraps.command.simulator.SimulationResult;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.simulator.run.Deed;
import io.bitcraps.node.simulator.run.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ExitCode;

/** What simulations showed, counted as they end. The order in which they end does not matter. Thread-safe. */
final class Tally {

    static final int SAFETY = 3;
    static final int CRASH = 4;
    static final int LIVENESS = 5;

    private static final long PROGRESS_NS = 10_000_000_000L;
    /** Up to so many simulations each get a line, also those that passed. */
    private static final int FEW = 50;

    private final int expected;
    private final Output output;
    private final long beginNs = System.nanoTime();
    private final Duration beginCpu = cpu();
    private final Spread blocks = new Spread();
    private final Spread rolls = new Spread();
    private final Spread actions = new Spread();
    private final Spread faultKinds = new Spread();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Integer> deeds = new TreeMap<>();
    private final Map<Long, String> failures = new TreeMap<>();
    private int ended;
    private int full;
    private int exitCode = ExitCode.OK;
    private long traces;
    private long toldNs = beginNs;

    Tally(int expected, Output output) {
        this.expected = expected;
        this.output = output;
    }

    /** @param shown the run to replay: the same, or the smallest that fails alike */
    synchronized void add(RunResult result, RunResult shown) {
        blocks.add(result.blocks());
        rolls.add(result.rolls());
        actions.add(result.actions());
        faultKinds.add(result.faults().size());
        full += result.isFull() ? 1 : 0;
        result.faults().forEach(fault -> faults.merge(fault.name(), 1, Integer::sum));
        result.deeds().stream()
                .filter(deed -> deed != Deed.HONEST)
                .forEach(deed -> deeds.merge(deed.name(), 1, Integer::sum));
        ended(result.settings().seed(), result.outcome(), result.traceHash(), shown.line());
    }

    synchronized void add(SimulationResult result) {
        blocks.add(result.height());
        ended(result.settings().seed(), result.outcome(), result.traceHash(), result.line());
    }

    private void ended(long seed, Outcome outcome, String trace, String line) {
        ended++;
        traces += HexFormat.fromHexDigitsToLong(trace) * (2 * seed + 1);
        int code = code(outcome);
        if (code != ExitCode.OK) {
            failures.put(seed, line);
            exitCode = exitCode == ExitCode.OK ? code : Math.min(exitCode, code);
        }
        if (code != ExitCode.OK || expected <= FEW) {
            output.note(line);
        } else if (System.nanoTime() - toldNs > PROGRESS_NS) {
            toldNs = System.nanoTime();
            output.note(ended + " of " + expected + " simulations, " + failures.size() + " failed");
        }
    }

    private static int code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed passed -> ExitCode.OK;
            case Outcome.SafetyViolation violation -> SAFETY;
            case Outcome.Crash crash -> CRASH;
            case Outcome.LivenessFailure failure -> LIVENESS;
        };
    }

    /** Of the worst outcome. */
    synchronized int exitCode() {
        return exitCode;
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("passed", ended - failures.size())
                .put("failed", failures.size())
                .put("trace", HexFormat.of().toHexDigits(traces))
                .put("wallMs", wall().toMillis())
                .put("processorMs", cpu().minus(beginCpu).toMillis());
        if (actions.count() > 0) {
            json.put("full", full).put("actionsPerProcessorSecond", actionsPerSecond());
            json.set("rolls", rolls.json());
            json.set("actions", actions.json());
            json.set("faultKinds", faultKinds.json());
            faults.forEach(json.putObject("faults")::put);
            deeds.forEach(json.putObject("deeds")::put);
        }
        json.set("blocks", blocks.json());
        failures.values().forEach(json.putArray("failures")::add);
        return json;
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "simulated: passed=%d failed=%d trace=%s, %.1f s, %.1f s of processors",
                ended - failures.size(),
                failures.size(),
                HexFormat.of().toHexDigits(traces),
                wall().toMillis() / 1e3,
                cpu().minus(beginCpu).toMillis() / 1e3));
        lines.add("final blocks a seed: " + blocks);
        if (actions.count() > 0) {
            lines.add("rolls a seed: " + rolls);
            lines.add("final actions a seed: " + actions + "; " + actionsPerSecond() + " a second of a processor");
            lines.add("kinds of faults a seed: " + faultKinds + "; " + full
                    + " seeds reached their blocks and rolls with 3 kinds or more");
            lines.add("seeds with each kind: " + words(faults));
            lines.add("dishonest validators: " + words(deeds));
        }
        return lines;
    }

    private long actionsPerSecond() {
        long ms = Math.max(1, cpu().minus(beginCpu).toMillis());
        return actions.sum() * 1_000 / ms;
    }

    private Duration wall() {
        return Duration.ofNanos(System.nanoTime() - beginNs);
    }

    /** Of all threads of this process, the compiler's and the collector's too. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String words(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .toList());
    }
}
