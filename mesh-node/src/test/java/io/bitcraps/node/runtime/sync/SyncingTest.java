package io.bitcraps.node.runtime.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.Stage;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.RecordingLinks.Sent;
import io.bitcraps.node.runtime.publish.Publisher;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Validator 1 of four. */
class SyncingTest {

    private static final int RETRY_MS = 250;
    private static final int FRAME = 20;

    private final Stage stage = new Stage(4, 20);
    private final List<String> told = new ArrayList<>();

    private Syncing syncing(LogStore store) {
        var genesis = stage.chain.genesis;
        var self = new Syncing[1];
        var publisher = new Publisher(
                stage.lanes.lane("publisher", Bounds.NO_PEERS), List.of(), store, blocks -> self[0].durable(blocks));
        publisher.start();
        self[0] = new Syncing(
                stage.lanes.lane("sync", Syncing.OF_A_PEER),
                new CatchUp(
                        stage.certificates,
                        2,
                        genesis.state(),
                        Tip.genesis(genesis.block().id())),
                new Asking(1, 4),
                store,
                stage.peers,
                publisher,
                (last, tip) -> told.add("caught up to " + last.height()),
                () -> told.add("live"));
        return self[0];
    }

    private Syncing started(LogStore store) {
        Syncing syncing = syncing(store);
        syncing.start(RETRY_MS);
        stage.passMs(1);
        return syncing;
    }

    private LogStore empty() {
        return new MemoryLog(stage.chain.genesis.block());
    }

    private static PeerMessage.BlocksRequest from(long height) {
        return new PeerMessage.BlocksRequest(new Height(height));
    }

    /** Answers with blocks that a peer got. */
    private List<FinalRange> answersTo(int peer) {
        List<FinalRange> ranges = new ArrayList<>();
        for (Sent sent : stage.links.sent) {
            if (sent.to().equals(stage.key(peer)) && sent.message() instanceof PeerMessage.Blocks(FinalRange range)) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private List<Integer> asked() {
        return stage.links.sent.stream()
                .filter(sent -> sent.message() instanceof PeerMessage.BlocksRequest)
                .map(sent -> stage.peers.indexOf(sent.to()))
                .toList();
    }

    @Test
    void answersAPeerThatIsBehindWithTheBlocksItAsksFor() {
        Syncing syncing = started(stage.chain.log);

        syncing.asked(2, FRAME, from(15));
        stage.passMs(1);

        FinalRange range = answersTo(2).getFirst();
        assertEquals(new Height(20), range.tip());
        assertEquals(6, range.blocks().size());
        assertEquals(new Height(15), range.blocks().getFirst().header().height());
    }

    @Test
    void answersAPeerAgainOnlyWhenTheLastAnswerHasLeft() {
        Syncing syncing = started(stage.chain.log);
        stage.links.slow.add(stage.key(2));

        for (int i = 0; i < 5; i++) {
            syncing.asked(2, FRAME, from(1));
        }
        syncing.asked(3, FRAME, from(1));
        stage.passMs(1);

        assertEquals(1, answersTo(2).size());
        assertEquals(4, syncing.dropped(2));
        assertEquals(1, answersTo(3).size(), "others are answered meanwhile");
        assertEquals(0, syncing.dropped(3));

        stage.links.slow.clear();
        syncing.asked(2, FRAME, from(1));
        stage.passMs(1);

        assertEquals(2, answersTo(2).size());
    }

    @Test
    void answersAPeerToWhomOnlyAQuestionOfItsOwnIsOnTheWay() {
        Syncing syncing = started(stage.chain.log);
        stage.links.slow.add(stage.key(2));

        syncing.asked(2, FRAME, from(1));
        stage.passMs(1);

        assertEquals(1, answersTo(2).size());
    }

    @Test
    void dropsAndCountsWhatAPeerSendsBeyondItsBound() {
        Syncing syncing = syncing(stage.chain.log);

        for (int i = 0; i < Syncing.OF_A_PEER.tasks() + 3; i++) {
            syncing.asked(2, FRAME, from(1));
        }
        syncing.answered(0, Syncing.OF_A_PEER.bytes() + 1, new PeerMessage.Blocks(stage.range(1, 5)));
        syncing.asked(3, FRAME, from(1));

        assertEquals(3, syncing.dropped(2));
        assertEquals(1, syncing.dropped(0), "more bytes than may wait of a peer");
        assertEquals(0, syncing.dropped(3));
    }

    @Test
    void isLiveOnceWhenEnoughOthersHaveNoMore() {
        Syncing syncing = started(empty());
        assertEquals(List.of(2, 3), asked());

        for (int peer : List.of(2, 3, 0)) {
            syncing.answered(
                    peer, FRAME, new PeerMessage.Blocks(new FinalRange(Height.ZERO, List.of(), List.of(), null)));
        }
        stage.passMs(1);

        assertEquals(List.of("live"), told);
    }

    @Test
    void makesWhatItFetchedDurableBeforeItTellsConsensus() {
        LogStore store = empty();
        Syncing syncing = started(store);

        syncing.answered(2, FRAME, new PeerMessage.Blocks(stage.range(1, 20)));
        stage.passMs(1);

        assertEquals(new Height(20), store.tip());
        assertEquals(List.of("caught up to 20"), told);
    }

    @Test
    void asksOnWhileAPeerHasMore() {
        Syncing syncing = started(empty());

        syncing.answered(2, FRAME, new PeerMessage.Blocks(stage.range(1, 5)));
        syncing.answered(3, FRAME, new PeerMessage.Blocks(stage.range(1, 10)));
        stage.passMs(1);

        assertEquals(List.of(2, 3, 0), asked());
        var last = assertInstanceOf(
                PeerMessage.BlocksRequest.class, stage.links.sent.getLast().message());
        assertEquals(new Height(11), last.from());
    }

    @Test
    void cutsOffAPeerThatSendsWhatDoesNotFollow() {
        LogStore store = empty();
        Syncing syncing = started(store);
        FinalBlock block = stage.range(1, 1).blocks().getFirst();
        var unproven = new FinalBlock(block.id(), block.header(), block.entries(), null);

        syncing.answered(
                2, FRAME, new PeerMessage.Blocks(new FinalRange(new Height(20), List.of(unproven), List.of(), null)));
        stage.passMs(1);

        assertEquals(List.of(stage.key(2)), stage.links.offenders);
        assertEquals(Height.ZERO, store.tip());
    }

    @Test
    void asksAgainWhenConsensusSeesThatItIsBehind() {
        Syncing syncing = started(empty());
        for (int peer : List.of(2, 3)) {
            syncing.answered(
                    peer, FRAME, new PeerMessage.Blocks(new FinalRange(Height.ZERO, List.of(), List.of(), null)));
        }
        stage.passMs(10 * RETRY_MS);
        int before = asked().size();

        syncing.behind();
        stage.passMs(1);

        assertTrue(asked().size() > before, () -> "asked " + asked());
        assertEquals(List.of("live"), told);
    }
}
