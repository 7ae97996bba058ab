package io.bitcraps.node.simulator.run;

import io.bitcraps.command.audit.RuleReexecutor;
import io.bitcraps.command.block.GroupSeedCheck;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.audit.Auditor;
import io.bitcraps.events.audit.Options;
import io.bitcraps.events.audit.Progress;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.node.coordinator.Replay;
import io.bitcraps.node.ingress.Admission;
import java.util.OptionalLong;

/** What is looked at when a run is over: receipts, states and the whole log of those that are left. */
final class Closing {

    private final World world;

    Closing(World world) {
        this.world = world;
    }

    void check() {
        for (Machine machine : world.honest()) {
            receiptsHold(machine);
            rebuildsToTheSame(machine);
        }
        audits(world.longest());
        ViewCheck view = world.view();
        if (view != null) {
            view.check();
        }
    }

    private void receiptsHold(Machine machine) {
        for (Checks.Receipt receipt : world.checks().receipts()) {
            FinalBlock block = machine.log().block(receipt.height());
            OptionalLong position = machine.log().position(receipt.ticket());
            boolean holds = block != null
                    && block.id().equals(receipt.block())
                    && position.isPresent()
                    && position.getAsLong() == receipt.position();
            if (!holds) {
                world.checks().fail("validator " + machine.index() + " does not keep the receipt " + receipt);
                return;
            }
        }
    }

    private void rebuildsToTheSame(Machine machine) {
        Stage stage = world.stage();
        Admission.Tip tip = machine.tip();
        try {
            var check = new CertificateCheck(
                    stage.genesis().chain(), stage.genesis().genesis().committee(), stage.verifier());
            Replay.Replayed rebuilt =
                    Replay.run(machine.log(), stage.genesis(), stage.genesis().state(), check, height -> {});
            if (tip != null && !rebuilt.last().state().root().equals(tip.state().root())) {
                world.checks().fail("the state of validator " + machine.index() + " is not the one of its log");
            }
        } catch (InvariantViolation e) {
            world.checks().fail("the log of validator " + machine.index() + " does not replay: " + e.getMessage());
        }
    }

    /** As an outsider does, who has nothing but the genesis file: signatures, dice, tokens, execution. */
    private void audits(Machine machine) {
        Stage stage = world.stage();
        var chain = stage.genesis().chain();
        var committee = stage.genesis().genesis().committee();
        var export = new LogExport(machine.log(), stage.file(), Policy.of(chain, committee));
        var options = new Options(true, GroupSeedCheck.of(stage.file()), new RuleReexecutor());
        Report report = new Auditor(stage.verifier()).verify(export, stage.file(), options, Progress.SILENT);
        if (!report.clean()) {
            world.checks().fail("the auditor finds " + report.findings().getFirst());
        }
    }
}
