package io.bitcraps.node.cli.network;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.audit.DirectoryExport;
import io.bitcraps.node.cli.audit.ExportWriter;
import io.bitcraps.node.cli.audit.LogAudit;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What ends a run on one machine: the stopped node's log as an export, and the auditor's word on it. */
public final class ClosingAudit {

    private static final int CHECKPOINT_TRIES = 400;
    private static final Duration CHECKPOINT_POLL = Duration.ofMillis(50);

    private ClosingAudit() {}

    /** Waits, before the node stops, for a checkpoint over what is final now: an export ends with one. */
    public static void awaitCheckpoint(NodeClient client) throws CallFailed, InterruptedException {
        long tip = client.status().path("tip").asLong();
        for (int tries = 0; tries < CHECKPOINT_TRIES; tries++) {
            byte[] note = client.file("checkpoint", SignedNote.MAX_BYTES);
            if (note != null
                    && Checkpoint.parse(SignedNote.parse(note).text()).height().value() >= tip) {
                return;
            }
            Thread.sleep(CHECKPOINT_POLL);
        }
        throw new CallFailed("slow", "the committee did not cosign height " + tip + " in time");
    }

    /**
     * Strict, with re-execution.
     *
     * @param node must have stopped
     */
    public static Report run(NodeFiles node, Path export) throws IOException, CommandFailed {
        byte[] genesisFile = Files.readAllBytes(node.genesis());
        GenesisChain genesis = GenesisChain.of(genesisFile);
        try (LogStore log = SqliteLog.open(node.log(), genesis.block())) {
            Policy policy = Policy.of(genesis.chain(), genesis.genesis().committee());
            new ExportWriter(new LogExport(log, genesisFile, policy), export).write((done, of) -> {});
        }
        return new LogAudit(true, true).verify(new DirectoryExport(export), genesisFile, (done, of) -> {});
    }
}
