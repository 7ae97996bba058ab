package io.bitcraps.node.cli.network;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.audit.DirectoryExport;
import io.bitcraps.node.cli.audit.ExportWriter;
import io.bitcraps.node.cli.audit.LogAudit;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What ends a demo: the stopped node's log as an export, and the auditor's word on it. */
final class ClosingAudit {

    private ClosingAudit() {}

    /**
     * Strict, with re-execution.
     *
     * @param node must have stopped
     */
    static Report run(NodeFiles node, Path export) throws IOException, CommandFailed {
        byte[] genesisFile = Files.readAllBytes(node.genesis());
        GenesisChain genesis = GenesisChain.of(genesisFile);
        try (LogStore log = SqliteLog.open(node.log(), genesis.block())) {
            Policy policy = Policy.of(genesis.chain(), genesis.genesis().committee());
            new ExportWriter(new LogExport(log, genesisFile, policy), export).write((done, of) -> {});
        }
        return new LogAudit(true, true).verify(new DirectoryExport(export), genesisFile, (done, of) -> {});
    }
}
