package io.bitcraps.node.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.consensus.JournalCodec;
import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.View;
import io.bitcraps.node.cli.network.ClosingAudit;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.node.store.VoteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must hold of the files of nodes that have stopped, however they were treated. */
record Aftermath(NetworkFiles files, List<Giver.Acknowledged> acknowledged) {

    private record Slot(View view, VoteKind kind) {}

    void assertAllAcknowledgedAreInTheLogOf(int index) throws IOException {
        NodeFiles node = files.node(index);
        GenesisChain genesis = GenesisChain.of(Files.readAllBytes(node.genesis()));
        assertFalse(acknowledged.isEmpty());
        try (LogStore log = SqliteLog.open(node.log(), genesis.block())) {
            for (Giver.Acknowledged each : acknowledged) {
                var standing = each.standing();
                List<byte[]> entry = log.entries(standing.position(), 1, SignedAction.MAX_BYTES);
                assertArrayEquals(each.jws(), entry.getFirst());
                assertEquals(standing.height(), log.heightAt(standing.position()));
            }
        }
    }

    void assertNobodyVotedTwice() {
        for (int i = 0; i < LocalNetwork.SIZE; i++) {
            List<Ballot> votes = votes(files.node(i));
            assertFalse(votes.isEmpty());
            assertNoContradiction(votes.stream());
        }
    }

    /** Of one validator: re-sending a vote is fine, another one in its place never is. */
    static void assertNoContradiction(Stream<Ballot> votes) {
        Map<Slot, Ballot> bySlot = new HashMap<>();
        votes.forEach(vote -> {
            Ballot before = bySlot.putIfAbsent(new Slot(vote.view(), vote.kind()), vote);
            assertTrue(before == null || before.equals(vote), () -> "two votes: " + before + " and " + vote);
        });
    }

    /** In the order they were cast, from the journal of a node. */
    static List<Ballot> votes(NodeFiles node) {
        JournalCodec codec = new JournalCodec(new BlockCodec(ActionCodec::parse));
        try (VoteJournal journal = VoteJournal.open(node.journal())) {
            return journal.records().stream()
                    .map(item -> codec.decode(item.bytes()))
                    .flatMap(record -> switch (record) {
                        case JournalRecord.Cast cast -> Stream.of(cast.vote().ballot());
                        case JournalRecord.Kept kept -> Stream.<Ballot>empty();
                        case JournalRecord.Proved proved -> Stream.<Ballot>empty();
                    })
                    .toList();
        }
    }

    /** Strict, with re-execution. */
    void assertCleanAudit(int index, Path export) throws Exception {
        Report report = ClosingAudit.run(files.node(index), export);

        assertEquals(List.of(), report.findings());
        assertTrue(report.actions() >= acknowledged.size());
    }
}
