package io.bitcraps.node.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.command.simulator.Agenda;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.View;
import io.bitcraps.node.ingress.ActionIngress;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Faucet;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.OwnAccount;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.runtime.consensus.VoteLog;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.peer.Links;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import io.bitcraps.node.simulator.SimulatedClock;
import io.bitcraps.node.simulator.SimulatedLanes;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import io.bitcraps.query.port.Ingress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A whole committee in one thread and in virtual time, from a simulation seed: the validators are production's. */
final class SimulatedCommittee {

    static final long START_MS = 1_700_000_000_000L;
    private static final int SLOWEST_TASK_MS = 2;
    private static final int SLOWEST_FRAME_MS = 20;

    final Agenda agenda = new Agenda();
    final GenesisChain genesis;
    final List<Member> members = new ArrayList<>();
    /** What an honest and healthy committee never does: halts, penalties, cut links, accusations. */
    final List<String> failures = new ArrayList<>();

    private final DealtNetwork network;
    private final SplitMix64 random;
    private final Clock clock = new SimulatedClock(agenda, START_MS, () -> 0);

    /** One validator with what surrounds it. */
    record Member(Validator validator, LogStore store, Ingress ingress, SimulatedLanes lanes) {}

    SimulatedCommittee(int size, long seed) {
        this(size, seed, Long.MIN_VALUE);
    }

    /** @param abstainUntilMs block time up to which the last member follows without voting */
    SimulatedCommittee(int size, long seed, long abstainUntilMs) {
        random = new SplitMix64(seed);
        List<String> addresses = IntStream.range(0, size)
                .mapToObj(i -> "127.0.0.1:" + (20_000 + i))
                .toList();
        network = DealtNetwork.make(
                new DealtNetwork.Plan("test", addresses, START_MS, 4, 100, List.of()), this::randomBytes);
        genesis = GenesisChain.of(network.file());
        for (int i = 0; i < size; i++) {
            members.add(member(i, new MemoryLog(genesis.block())));
        }
        members.getLast().validator().abstainUntil(abstainUntilMs);
        members.forEach(member -> member.validator().start());
    }

    LocalPlayer player() {
        return new LocalPlayer(genesis.chain(), randomBytes(32), clock);
    }

    /** Sends the action and lets time pass until it is final at that member; its height. */
    long plays(LocalPlayer player, ActionBody body, Member at) {
        return settled(player.sends(body, at.ingress()), at);
    }

    /** Lets time pass until the ticket is final at that member; its height. */
    long settled(Hash ticket, Member at) {
        until(() -> ticketOf(ticket, at) instanceof Ingress.Ticket.Final);
        return ticketOf(ticket, at) instanceof Ingress.Ticket.Final done
                ? done.height().value()
                : -1;
    }

    private static Ingress.Ticket ticketOf(Hash ticket, Member at) {
        try {
            return at.ingress().ticket(ticket, 0);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the one thread", e);
        }
    }

    /** Lets time pass until the condition holds, for at most a minute of it. */
    void until(BooleanSupplier condition) {
        long endMs = agenda.nowMs() + 60_000;
        while (!condition.getAsBoolean()) {
            assertTrue(agenda.step() && agenda.nowMs() < endMs, () -> "not within a minute; " + failures);
        }
    }

    /** Ids of all final blocks of a member, in order of height. */
    List<String> blocks(Member member) {
        List<String> ids = new ArrayList<>();
        for (long height = 1; height <= member.store().tip().value(); height++) {
            FinalBlock block = Objects.requireNonNull(member.store().block(new Height(height)));
            ids.add(block.id().toString());
        }
        return ids;
    }

    private Member member(int index, LogStore store) {
        DealtNetwork.Secrets secrets = network.secrets().get(index);
        var halt = new Halt(reason -> failures.add("halted: " + reason), Runnable::run);
        var verifier = new VerifiedCache(Ed25519.best(), 100_000);
        var mempool = new Mempool(20_000);
        var tickets = new Tickets(store, mempool);
        var lanes = new SimulatedLanes(agenda, random, halt, lane -> SLOWEST_TASK_MS);
        var keys = new Validator.Keys(
                index,
                Ed25519.signingKey(secrets.vote()),
                Ed25519.signingKey(secrets.cosigner()),
                Ed25519.signingKey(secrets.log()),
                BeaconShareKey.decode(index + 1, secrets.beaconShare()));
        var parts = new Validator.Parts(
                genesis,
                keys,
                store,
                new NoJournal(),
                List.of(),
                genesis.state(),
                Tip.genesis(genesis.block().id()),
                mempool,
                tickets,
                verifier,
                Decider.RULES,
                clock,
                lanes,
                new Failures(failures, store),
                halt);
        var validator = new Validator(parts, new Wire(index));
        var ingress = new ActionIngress(
                new Admission(genesis.chain(), verifier),
                validator::tip,
                mempool,
                tickets,
                validator::admitted,
                faucet(mempool));
        return new Member(validator, store, ingress, lanes);
    }

    private Faucet faucet(Mempool mempool) {
        SigningKey key = Ed25519.signingKey(network.faucet());
        long work = ProofOfWork.solve(key.publicKey(), 4, 0);
        return new Faucet(new OwnAccount(genesis.chain(), key, work, mempool), 1_000, agenda::nowMs);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.next();
        }
        return bytes;
    }

    /** Frames take their time, and overtake each other. */
    private final class Wire implements Links {

        private final int self;

        Wire(int self) {
            this.self = self;
        }

        @Override
        public void send(PublicKey to, Priority priority, byte[] frame) {
            for (int i = 0; i < members.size(); i++) {
                if (key(i).equals(to)) {
                    deliver(i, frame);
                }
            }
        }

        @Override
        public void broadcast(Priority priority, byte[] frame) {
            Height tip = members.get(self).store().tip();
            if (PeerMessageCodec.CODEC.decode(frame) instanceof PeerMessage.BeaconShare share
                    && share.height().compareTo(tip) > 0) {
                failures.add(self + " released a share for height " + share.height() + ", its disk has " + tip);
            }
            for (int i = 0; i < members.size(); i++) {
                if (i != self) {
                    deliver(i, frame);
                }
            }
        }

        private void deliver(int to, byte[] frame) {
            agenda.in(
                    random.between(1, SLOWEST_FRAME_MS),
                    () -> members.get(to).validator().frame(key(self), frame));
        }

        @Override
        public void penalize(PublicKey peer, int points, String reason) {
            failures.add(self + " penalized " + peer + ": " + reason);
        }

        @Override
        public void disconnect(PublicKey peer, String reason) {
            failures.add(self + " disconnected " + peer + ": " + reason);
        }

        private PublicKey key(int validator) {
            return genesis.genesis().committee().validators().get(validator).voteKey();
        }
    }

    private static final class NoJournal implements VoteLog {
        @Override
        public void append(List<JournalRecord> records) {}

        @Override
        public void prune(View floor) {}
    }

    private record Failures(List<String> list, LogStore store) implements Validator.Observer {
        @Override
        public void finalized(ExecutedBlock block) {}

        @Override
        public void durable(List<ExecutedBlock> blocks) {
            Height newest = blocks.getLast().after().height();
            if (newest.compareTo(store.tip()) > 0) {
                list.add("height " + newest + " was told to be durable, the disk has " + store.tip());
            }
        }

        @Override
        public void live() {}

        @Override
        public void evidence(Evidence evidence) {}

        @Override
        public void accused(String sentence) {
            list.add(sentence);
        }

        @Override
        public void following(String sentence) {
            list.add(sentence);
        }
    }
}
