package io.bitcraps.node.runtime;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.View;
import io.bitcraps.node.ingress.ActionIngress;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Faucet;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.OwnAccount;
import io.bitcraps.node.ingress.Reporter;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.runtime.consensus.VoteLog;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.lane.ThreadLanes;
import io.bitcraps.node.runtime.peer.Links;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A whole committee in one process: real keys, real cores and threads, memory for disk and network. */
final class LocalCommittee implements AutoCloseable {

    final DealtNetwork network;
    final GenesisChain genesis;
    final List<Member> members = new ArrayList<>();
    private final ConcurrentMap<PublicKey, Member> byKey = new ConcurrentHashMap<>();

    /** One validator with what surrounds it. */
    record Member(Validator validator, LogStore store, ActionIngress ingress, List<String> failures) {}

    LocalCommittee(int size) {
        var random = new SecureRandom();
        List<String> addresses = IntStream.range(0, size)
                .mapToObj(i -> "127.0.0.1:" + (20_000 + i))
                .toList();
        network = DealtNetwork.make(
                new DealtNetwork.Plan("test", addresses, Clock.systemUTC().millis(), 4, 100, List.of()), length -> {
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    return bytes;
                });
        genesis = GenesisChain.of(network.file());
        for (int i = 0; i < size; i++) {
            Member member = member(i);
            members.add(member);
            byKey.put(genesis.genesis().committee().validators().get(i).voteKey(), member);
        }
        members.forEach(member -> member.validator().start());
    }

    private Member member(int index) {
        DealtNetwork.Secrets secrets = network.secrets().get(index);
        var verifier = new VerifiedCache(Ed25519.best(), 100_000);
        LogStore store = new MemoryLog(genesis.block());
        var mempool = new Mempool(20_000);
        var tickets = new Tickets(store, mempool);
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        var reporter = new AtomicReference<Consumer<Evidence>>(evidence -> {});
        var keys = new Validator.Keys(
                index,
                Ed25519.signingKey(secrets.vote()),
                Ed25519.signingKey(secrets.cosigner()),
                Ed25519.signingKey(secrets.log()),
                BeaconShareKey.decode(index + 1, secrets.beaconShare()));
        var halt = new Halt(failures::add);
        var parts = new Validator.Parts(
                genesis,
                keys,
                store,
                new ForgetfulJournal(),
                List.of(),
                genesis.state(),
                Tip.genesis(genesis.block().id()),
                mempool,
                tickets,
                verifier,
                Decider.RULES,
                Clock.systemUTC(),
                new ThreadLanes(halt),
                new Failures(failures, reporter),
                halt);
        var validator = new Validator(parts, links(keys.vote().publicKey(), failures));
        SigningKey faucetKey = Ed25519.signingKey(network.faucet());
        var account =
                new OwnAccount(genesis.chain(), faucetKey, ProofOfWork.solve(faucetKey.publicKey(), 4, 0), mempool);
        var faucet = new Faucet(account, 1_000, () -> System.nanoTime() / 1_000_000);
        var ingress = new ActionIngress(
                new Admission(genesis.chain(), verifier),
                validator::tip,
                mempool,
                tickets,
                validator::admitted,
                index == 0 ? faucet : null);
        if (index == 0) {
            reporter.set(new Reporter(account, validator::tip, ingress)::report);
        }
        return new Member(validator, store, ingress, failures);
    }

    private Links links(PublicKey self, List<String> failuresOf) {
        return new Links() {
            @Override
            public void send(PublicKey to, Priority priority, byte[] frame) {
                Member member = byKey.get(to);
                if (member != null) {
                    member.validator().frame(self, frame);
                }
            }

            @Override
            public void broadcast(Priority priority, byte[] frame) {
                byKey.forEach((key, member) -> {
                    if (!key.equals(self)) {
                        member.validator().frame(self, frame);
                    }
                });
            }

            @Override
            public void penalize(PublicKey peer, int points, String reason) {
                failuresOf.add("penalized " + peer + ": " + reason);
            }

            @Override
            public void disconnect(PublicKey peer, String reason) {
                failuresOf.add("disconnected " + peer + ": " + reason);
            }
        };
    }

    /** Both votes of that validator reach all others, in a view to come. */
    void equivocates(int validator) {
        View view =
                new View(members.getFirst().validator().consensusStatus().view().value() + 10);
        SigningKey key = Ed25519.signingKey(network.secrets().get(validator).vote());
        var messages = new MessageCodec(new BlockCodec(ActionCodec::parse));
        for (byte block = 1; block <= 2; block++) {
            var ballot = new Ballot(VoteKind.NOTARIZE, Epoch.ZERO, view, new BlockId(Sha256.hash(new byte[] {block})));
            var vote = new Vote(ballot, validator, key.sign(VoteCodec.signedBytes(genesis.chain(), ballot)));
            byte[] message = messages.encode(new Message.Voted(vote, new Work.None()));
            links(key.publicKey(), new ArrayList<>())
                    .broadcast(Priority.VOTES, PeerMessageCodec.CODEC.encode(new PeerMessage.Consensus(message)));
        }
    }

    List<String> failures() {
        return members.stream().flatMap(member -> member.failures().stream()).toList();
    }

    @Override
    public void close() {
        for (Member member : members) {
            member.validator().close();
        }
    }

    /** Nothing here outlives the process, so neither does the journal. */
    private static final class ForgetfulJournal implements VoteLog {
        @Override
        public void append(List<JournalRecord> records) {}

        @Override
        public void prune(View floor) {}
    }

    private record Failures(List<String> list, AtomicReference<Consumer<Evidence>> reporter)
            implements Validator.Observer {
        @Override
        public void finalized(ExecutedBlock block) {}

        @Override
        public void durable(List<ExecutedBlock> blocks) {}

        @Override
        public void live() {}

        @Override
        public void evidence(Evidence evidence) {
            reporter.get().accept(evidence);
        }

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
