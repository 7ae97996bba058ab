package io.bitcraps.events.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.fuzz.Decoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proofs as two numbers and hashes: under the right heads none but the right one holds; under others the verdict is that of
 * the algorithms in RFC 9162, which go up from the leaf where ours come down from the root.
 */
class ProofFuzzTest {

    private static final int INDEX = 300;
    private static final int OLDER = 700;
    private static final int NEWER = 1_000;
    private static final List<Hash> LEAVES = Trees.leaves(NEWER);
    private static final LogHead OLD_HEAD = Trees.head(LEAVES, OLDER);
    private static final LogHead NEW_HEAD = Trees.head(LEAVES, NEWER);

    static Stream<Decoder> decoders() {
        Prover prover = new Prover(Trees.source(LEAVES));
        InclusionProof inclusion = prover.inclusion(INDEX, NEWER);
        ConsistencyProof consistency = prover.consistency(OLDER, NEWER);
        List<byte[]> included = List.of(bytes(INDEX, NEWER, inclusion.path()));
        List<byte[]> consistent = List.of(bytes(OLDER, NEWER, consistency.path()));
        return Stream.of(
                new Decoder("inclusion-proof", included, ProofFuzzTest::included),
                new Decoder("inclusion-proof-anywhere", included, ProofFuzzTest::includedAnywhere),
                new Decoder("consistency-proof", consistent, ProofFuzzTest::consistent),
                new Decoder("consistency-proof-anywhere", consistent, ProofFuzzTest::consistentAnywhere));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void holdsAsItWasMade(Decoder decoder) {
        decoder.attack();
    }

    private static byte[] included(byte[] bytes) {
        InclusionProof proof = new InclusionProof(first(bytes), second(bytes), path(bytes));
        require(proof.check(LEAVES.get(INDEX), NEW_HEAD));
        return bytes(INDEX, NEWER, proof.path());
    }

    private static byte[] includedAnywhere(byte[] bytes) {
        InclusionProof proof = new InclusionProof(first(bytes), second(bytes), path(bytes));
        LogHead head = new LogHead(Math.max(0, proof.size()), NEW_HEAD.root());
        ProofCheck check = proof.check(LEAVES.get(INDEX), head);
        assertEquals(Rfc9162.includes(proof, LEAVES.get(INDEX), head.root()), check == ProofCheck.VALID);
        require(check);
        return bytes;
    }

    private static byte[] consistent(byte[] bytes) {
        ConsistencyProof proof = new ConsistencyProof(first(bytes), second(bytes), path(bytes));
        require(proof.check(OLD_HEAD, NEW_HEAD));
        return bytes(OLDER, NEWER, proof.path());
    }

    private static byte[] consistentAnywhere(byte[] bytes) {
        ConsistencyProof proof = new ConsistencyProof(first(bytes), second(bytes), path(bytes));
        LogHead older = new LogHead(Math.max(0, proof.from()), OLD_HEAD.root());
        LogHead newer = new LogHead(Math.max(0, proof.to()), NEW_HEAD.root());
        ProofCheck check = proof.check(older, newer);
        if (proof.from() > 0 && proof.from() < proof.to()) { // the RFC leaves the other cases to who asks
            assertEquals(Rfc9162.extend(proof, older.root(), newer.root()), check == ProofCheck.VALID);
        }
        require(check);
        return bytes;
    }

    private static void require(ProofCheck check) {
        if (check != ProofCheck.VALID) {
            throw new Malformed(check.sentence());
        }
    }

    private static byte[] bytes(long first, long second, List<Hash> path) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + path.size() * Hash.BYTES);
        bytes.putLong(first).putLong(second);
        path.forEach(hash -> bytes.put(hash.bytes()));
        return bytes.array();
    }

    private static long first(byte[] bytes) {
        return number(bytes, 0);
    }

    private static long second(byte[] bytes) {
        return number(bytes, 8);
    }

    private static long number(byte[] bytes, int at) {
        if (bytes.length < at + 8) {
            throw new Malformed("no number");
        }
        return ByteBuffer.wrap(bytes).getLong(at);
    }

    private static List<Hash> path(byte[] bytes) {
        if (bytes.length % Hash.BYTES != 16) {
            throw new Malformed("no whole hashes");
        }
        List<Hash> path = new ArrayList<>();
        for (int at = 16; at < bytes.length; at += Hash.BYTES) {
            path.add(Hash.at(bytes, at));
        }
        return path;
    }
}
