package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.View;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.store.MemoryLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A chain whose faucet grants tokens in every block, executed by the rules and certified by three of four. */
final class PlayedChain {

    private static final int POW_BITS = 4;

    final DealtNetwork network;
    final GenesisChain genesis;
    final List<ChainState> states = new ArrayList<>();
    final MemoryLog log;
    private final SigningKey faucet;
    private final BlockExecutor executor;

    /** @param simulationSeed of all keys: another seed is another chain */
    PlayedChain(long simulationSeed, int blocks) {
        Random random = new Random(simulationSeed);
        List<String> addresses = List.of("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3", "127.0.0.1:4");
        network = DealtNetwork.make(
                new DealtNetwork.Plan("played", addresses, 1_000, POW_BITS, 10, List.of()), length -> {
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    return bytes;
                });
        genesis = GenesisChain.of(network.file());
        faucet = Ed25519.signingKey(network.faucet());
        executor =
                new BlockExecutor(genesis.chain(), genesis.genesis().limits(), (seed, block) -> false, Decider.RULES);
        log = new MemoryLog(genesis.block());
        states.add(genesis.state());
        for (int i = 0; i < blocks; i++) {
            log.append(List.of(next()));
        }
    }

    CertificateCheck certificates() {
        return new CertificateCheck(genesis.chain(), genesis.genesis().committee(), Ed25519.best());
    }

    ChainState tip() {
        return states.getLast();
    }

    private FinalBlock next() {
        ChainState parent = tip();
        View view = new View(parent.height().next().value());
        ExecutedBlock block = executor.build(
                parent,
                new BlockExecutor.Opening(Epoch.ZERO, view, 0, parent.timeMs() + 100),
                new TreeMap<>(),
                List.of(grant(parent.height().value())));
        states.add(block.after());
        return new FinalBlock(
                block.block().id(),
                block.block().header(),
                block.entries(),
                certificate(VoteKind.FINALIZE, block.block().id(), view, 3));
    }

    private SignedAction grant(long nonce) {
        return ActionCodec.sign(
                new Action(
                        genesis.chain(),
                        faucet.publicKey(),
                        new Nonce(nonce),
                        new Height(1_000),
                        1_000_000,
                        nonce == 0 ? ProofOfWork.solve(faucet.publicKey(), POW_BITS, 0) : Action.NO_PROOF_OF_WORK,
                        new ActionBody.Grant(Ed25519.signingKey(player(nonce)).publicKey(), Amount.crap(1))),
                faucet);
    }

    private static byte[] player(long number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        seed[1] = 77;
        return seed;
    }

    /** A certificate of the first {@code signers} validators. */
    Certificate certificate(VoteKind kind, BlockId block, View view, int signers) {
        Ballot ballot = new Ballot(kind, Epoch.ZERO, view, block);
        byte[] message = VoteCodec.signedBytes(genesis.chain(), ballot);
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < signers; i++) {
            SigningKey key = Ed25519.signingKey(network.secrets().get(i).vote());
            votes.add(new Vote(ballot, i, key.sign(message)));
        }
        return new Certificate(ballot, votes);
    }
}
