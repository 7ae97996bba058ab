package io.bitcraps.events.block;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Blocks, votes and certificates for tests. The actions are opaque: their bytes are all that counts here. */
final class Blocks {

    static final ChainId CHAIN = new ChainId("test-0123456789abcdef");

    private static final Action ANY_ACTION = new Action(
            CHAIN,
            PublicKey.of(new byte[32]),
            new Nonce(1),
            new Height(9),
            9,
            Action.NO_PROOF_OF_WORK,
            new ActionBody.JoinTable(TableId.number(1)));

    private Blocks() {}

    static SignedAction parse(byte[] jws) {
        return new SignedAction(ANY_ACTION, jws, Sha256.hash(jws));
    }

    static Block block(Random random) {
        List<SignedAction> actions = random.ints(random.nextInt(4), 0, 300)
                .mapToObj(length -> parse(bytes(random, length)))
                .toList();
        int firstSeed = random.nextInt(100);
        List<Seed> seeds = random.ints(random.nextInt(3), 1, 9).sorted().distinct().boxed().toList().stream()
                .map(height -> new Seed(new Height(firstSeed + height), bytes(random, Seed.BYTES)))
                .toList();
        BlockHeader header = new BlockHeader(
                BlockHeader.VERSION,
                CHAIN,
                new Epoch(random.nextInt(3)),
                new Height(random.nextLong(Long.MAX_VALUE)),
                new View(random.nextLong(Long.MAX_VALUE)),
                new BlockId(hash(random)),
                random.nextInt(Committee.MAX_SIZE),
                random.nextLong(Long.MAX_VALUE),
                BlockCodec.bodyHash(actions),
                new LogHead(random.nextLong(Long.MAX_VALUE), hash(random)),
                new LogHead(random.nextLong(Long.MAX_VALUE), hash(random)),
                hash(random),
                seeds,
                actions.size());
        return new Block(BlockCodec.id(header), header, actions);
    }

    static Ballot ballot(VoteKind kind, Random random) {
        Epoch epoch = new Epoch(random.nextInt(3));
        View view = new View(random.nextLong(Long.MAX_VALUE));
        return new Ballot(kind, epoch, view, kind == VoteKind.NULLIFY ? null : new BlockId(hash(random)));
    }

    static Vote vote(Ballot ballot, int validator, Random random) {
        return new Vote(ballot, validator, Signature.of(bytes(random, Signature.BYTES)));
    }

    static Certificate certificate(Ballot ballot, Random random) {
        return new Certificate(
                ballot,
                random.ints(1 + random.nextInt(20), 0, Committee.MAX_SIZE)
                        .sorted()
                        .distinct()
                        .mapToObj(validator -> vote(ballot, validator, random))
                        .toList());
    }

    /** A stream of choices; jqwik shrinks the number it comes from. */
    static Arbitrary<Random> randoms() {
        return Arbitraries.longs().map(Random::new);
    }

    static Arbitrary<Ballot> ballots() {
        return Combinators.combine(Arbitraries.of(VoteKind.class), randoms()).as(Blocks::ballot);
    }

    private static Hash hash(Random random) {
        return Hash.of(bytes(random, Hash.BYTES));
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Arrays.copyOf(bytes, length);
    }
}
