package io.bitcraps.node.runtime;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.FinalRangeCheck;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.simulator.Agenda;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.peer.Peers;
import io.bitcraps.node.runtime.peer.RecordingLinks;
import io.bitcraps.node.simulator.SimulatedLanes;
import java.util.List;

/** One part of a validator alone: lanes in virtual time, links that go nowhere, a chain that others made final. */
public final class Stage {

    public final SignedChain chain;
    public final Committee committee;
    public final CertificateCheck certificates;
    public final Agenda agenda = new Agenda();
    public final SimulatedLanes lanes;
    public final RecordingLinks links = new RecordingLinks();
    public final Peers peers;

    /** @param blocks of the chain, of one transfer each and each with its own certificate */
    public Stage(long simulationSeed, int blocks) {
        chain = new SignedChain(simulationSeed).grow(blocks, 1);
        committee = chain.genesis.genesis().committee();
        certificates = new CertificateCheck(chain.genesis.chain(), committee, Ed25519.best());
        var halt = new Halt(
                reason -> {
                    throw new AssertionError(reason);
                },
                Runnable::run);
        lanes = new SimulatedLanes(agenda, new SplitMix64(simulationSeed), halt, lane -> 0);
        peers = new Peers(committee, messages(), links);
    }

    public MessageCodec messages() {
        return new MessageCodec(new BlockCodec(ActionCodec::parse));
    }

    public PublicKey key(int validator) {
        return committee.validators().get(validator).voteKey();
    }

    /** At most so many blocks from a height on, with what proves them final. */
    public FinalRange range(long from, int blocks) {
        return FinalRange.of(chain.log, new Height(from), new FinalRange.Bounds(blocks, 1 << 24));
    }

    /** The chain's blocks from height 1 on, as executed. */
    public List<ExecutedBlock> executed() {
        var verdict = new FinalRangeCheck(certificates)
                .judge(chain.genesis.state(), range(1, (int) chain.log.tip().value()));
        if (verdict instanceof FinalRangeCheck.Verdict.Follows follows) {
            return follows.blocks();
        }
        throw new AssertionError(verdict.toString());
    }

    /** Lets virtual time pass. */
    public void passMs(long ms) {
        boolean[] over = {false};
        agenda.in(ms, () -> over[0] = true);
        while (!over[0]) {
            agenda.step();
        }
    }
}
