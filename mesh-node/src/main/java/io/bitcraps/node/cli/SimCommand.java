package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.command.simulator.Simulation;
import io.bitcraps.command.simulator.SimulationResult;
import io.bitcraps.command.simulator.SimulationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        description = "Simulate a network under faults, a seed each; the same seed gives the same trace.")
public final class SimCommand implements Callable<Integer> {

    private static final int MAX_NODES = 22;
    private static final int MAX_SEEDS = 1_000_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Option(names = "--nodes", defaultValue = "4", description = "Validators, 1 to 22; default ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(names = "--seeds", defaultValue = "20", description = "How many simulations; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--from", defaultValue = "1", description = "The first seed; default ${DEFAULT-VALUE}.")
    private long from;

    @Option(names = "--replay", paramLabel = "SEED", description = "Run this seed only, with real signatures too.")
    private @Nullable Long replay;

    @Override
    public Integer call() {
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new ParameterException(command.commandLine(), "--nodes takes 1 to " + MAX_NODES);
        }
        if (seeds < 1 || seeds > MAX_SEEDS) {
            throw new ParameterException(command.commandLine(), "--seeds takes 1 to " + MAX_SEEDS);
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        int failed = 0;
        for (SimulationSettings settings : settings()) {
            SimulationResult result = Simulation.run(settings);
            failed += result.passed() ? 0 : 1;
            results.add(json(result));
            output.note(result.line());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("passed", results.size() - failed).put("failed", failed).set("simulations", results);
        String summary = "simulated: nodes=" + nodes + " passed=" + (results.size() - failed) + " failed=" + failed;
        output.print(json, List.of(summary));
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<SimulationSettings> settings() {
        if (replay != null) {
            SimulationSettings symbolic = SimulationSettings.of(nodes, replay);
            return List.of(symbolic, symbolic.withRealSignatures());
        }
        List<SimulationSettings> all = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            all.add(SimulationSettings.of(nodes, from + i));
        }
        return all;
    }

    private static ObjectNode json(SimulationResult result) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seed", result.settings().seed())
                .put("passed", result.passed())
                .put("height", result.height())
                .put("trace", result.traceHash())
                .put("steps", result.steps())
                .put("virtualMs", result.virtualMs())
                .put("line", result.line());
    }
}
