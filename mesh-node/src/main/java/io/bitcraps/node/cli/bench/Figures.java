package io.bitcraps.node.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.audit.Report;
import io.bitcraps.node.cli.audit.LogAudit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as text and as JSON. */
final class Figures {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ArrayNode runs;
    private final List<String> lines = new ArrayList<>();
    private boolean clean;

    Figures() {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        json.put("processors", machine.getAvailableProcessors())
                .put("java", Runtime.version().toString());
        lines.add(machine.getAvailableProcessors() + " processors for four validators and the clients; Java "
                + Runtime.version());
        runs = json.putArray("runs");
    }

    static String name(Load.Shape shape) {
        return shape.clients()
                + (shape.clients() == 1 ? " client, " : " clients, ")
                + (shape.batch() == 1 ? "one action a request" : shape.batch() + " actions a request");
    }

    void add(Load.Outcome outcome) {
        Latencies latencies = outcome.latencies();
        double perSecond = latencies.count() * 1e9 / outcome.elapsed().toNanos();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        ObjectNode run = runs.addObject()
                .put("clients", outcome.shape().clients())
                .put("batch", outcome.shape().batch())
                .put("actions", latencies.count())
                .put("elapsedMs", outcome.elapsed().toMillis())
                .put("actionsPerSecond", perSecond)
                .put("p50Us", latencies.percentile(50))
                .put("p90Us", latencies.percentile(90))
                .put("p99Us", latencies.percentile(99))
                .put("machineLoad", load);
        lines.add(String.format(
                Locale.ROOT,
                "%s: %.0f actions/s, final after p50 %s, p90 %s, p99 %s (load average %.1f)",
                name(outcome.shape()),
                perSecond,
                millis(latencies.percentile(50)),
                millis(latencies.percentile(90)),
                millis(latencies.percentile(99)),
                load));
        processes(run, outcome);
    }

    private void processes(ObjectNode run, Load.Outcome outcome) {
        int actions = Math.max(1, outcome.latencies().count());
        ArrayNode processes = run.putArray("processes");
        StringBuilder line = new StringBuilder("  processor time an action:");
        long total = 0;
        for (int i = 0; i < outcome.end().size(); i++) {
            boolean validator = i < outcome.end().size() - 1;
            String name = validator ? "validator-" + (i + 1) : "clients";
            ProcessUse end = outcome.end().get(i);
            long micros = end.cpu().minus(outcome.begin().get(i).cpu()).toNanos() / 1_000;
            total += micros;
            processes.addObject().put("name", name).put("cpuMs", micros / 1_000).put("residentKb", end.residentKb());
            line.append(
                    String.format(Locale.ROOT, " %s %d us (%d MB),", name, micros / actions, end.residentKb() / 1_024));
        }
        run.put("cpuUsPerAction", total / actions);
        lines.add(line + " together " + total / actions + " us");
    }

    /**
     * An action that a node called final and the log does not hold would make every figure a lie.
     *
     * @param acknowledged actions that nodes called final, all of them in this log
     */
    void audited(Report report, long acknowledged) {
        clean = report.clean() && report.actions() == acknowledged;
        json.putObject("audit")
                .put("height", report.height())
                .put("entries", report.entries())
                .put("actions", report.actions())
                .put("acknowledged", acknowledged)
                .put("findings", LogAudit.findings(report));
        for (Finding finding : report.findings()) {
            lines.add(finding.toString());
        }
        lines.add(LogAudit.summary(report));
        if (report.actions() != acknowledged) {
            lines.add(
                    "clients were told that " + acknowledged + " actions are final, the log holds " + report.actions());
        }
    }

    boolean clean() {
        return clean;
    }

    ObjectNode json() {
        return json;
    }

    List<String> lines() {
        return lines;
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
    }
}
