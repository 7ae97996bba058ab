package io.bitcraps.node.runtime.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.simulator.Agenda;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.peer.Links;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import io.bitcraps.node.runtime.peer.Peers;
import io.bitcraps.node.simulator.SimulatedClock;
import io.bitcraps.node.simulator.SimulatedLanes;
import io.bitcraps.node.store.Cosigned;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignedTreesTest {

    private static final int STEPS = 20;

    private final SignedChain chain = new SignedChain(1).grow(1, 1);
    private final Agenda agenda = new Agenda();
    private final Sent sent = new Sent();

    @Test
    void vouchesForItsTip() {
        live();

        assertEquals(1, sent.messages.size());
        assertInstanceOf(PeerMessage.Cosignature.class, sent.messages.getFirst());
    }

    @Test
    void vouchesForNoOtherTreeThanItDidBefore() {
        LogHead head = chain.log.head();
        chain.log.recordCosigned(new Cosigned(head.size(), Hash.ZERO, 1));

        live();

        assertEquals(List.of(), sent.messages);
    }

    @Test
    void vouchesForNoSmallerTreeThanItDidBefore() {
        LogHead head = chain.log.head();
        chain.log.recordCosigned(new Cosigned(head.size() + 1, head.root(), 1));

        live();

        assertEquals(List.of(), sent.messages);
    }

    private void live() {
        var halt = new Halt(
                reason -> {
                    throw new AssertionError(reason);
                },
                Runnable::run);
        var lanes = new SimulatedLanes(agenda, new SplitMix64(1), halt, lane -> 1);
        var secrets = chain.network.secrets().getFirst();
        var committee = chain.genesis.genesis().committee();
        var messages = new MessageCodec(new BlockCodec(ActionCodec::parse));
        var cosigner = new Cosigner(
                lanes.lane("cosigner", Cosigner.OF_A_PEER),
                chain.genesis.chain(),
                committee,
                new Cosigner.Keys(0, Ed25519.signingKey(secrets.cosigner()), Ed25519.signingKey(secrets.log())),
                new Ed25519(),
                chain.log,
                new SimulatedClock(agenda, chain.genesis.genesis().timeMs(), () -> 0),
                new Peers(committee, messages, sent));
        cosigner.start(1_000_000);
        cosigner.live();
        for (int i = 0; i < STEPS && agenda.nowMs() < 1_000; i++) {
            agenda.step();
        }
    }

    private static final class Sent implements Links {
        final List<PeerMessage> messages = new ArrayList<>();

        @Override
        public void send(PublicKey to, Priority priority, byte[] frame) {
            messages.add(PeerMessageCodec.CODEC.decode(frame));
        }

        @Override
        public void broadcast(Priority priority, byte[] frame) {
            messages.add(PeerMessageCodec.CODEC.decode(frame));
        }

        @Override
        public void penalize(PublicKey peer, int points, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void disconnect(PublicKey peer, String reason) {
            throw new AssertionError(reason);
        }
    }
}
