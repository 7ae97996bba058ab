package io.bitcraps.node.session;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.fuzz.Decoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input meets a fresh end, as the first bad frame is the last one. */
class SessionFuzzTest {

    /** The frames of one handshake in their order. */
    private static final List<byte[]> FRAMES = frames();

    /** Which of them the responder gets; the others go to the initiator. */
    private static final List<Integer> TO_RESPONDER = List.of(0, 2, 3);

    static Stream<Decoder> decoders() {
        Stream<Decoder> handshake = IntStream.range(0, FRAMES.size())
                .mapToObj(i ->
                        new Decoder("handshake-frame-" + i, List.of(FRAMES.get(i)), bytes -> met(i, bytes)).tries(400));
        List<byte[]> messages = Stream.of(0, 10, Session.CHUNK_CONTENT_BYTES, Session.CHUNK_BYTES + 10)
                .map(length -> sealed(new byte[length], length))
                .toList();
        Decoder session = new Decoder("session-message", messages, SessionFuzzTest::sealedAgain);
        Decoder identity = new Decoder(
                "identity",
                List.of(identity()),
                bytes -> Identity.decode(bytes, bytes.length).encode());
        return Stream.concat(handshake, Stream.of(session, identity));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    /** The frame in place {@code i} of a handshake that was right up to there. */
    private static byte[] met(int i, byte[] frame) {
        boolean toResponder = TO_RESPONDER.contains(i);
        Handshake end = toResponder ? responder() : initiator();
        if (!toResponder) {
            end.start();
        }
        for (int before = 0; before < i; before++) {
            if (TO_RESPONDER.contains(before) == toResponder) {
                end.on(FRAMES.get(before), FRAMES.get(before).length);
            }
        }
        if (end.on(frame, frame.length) instanceof Step.Refused refused) {
            throw new Malformed(refused.sentence());
        }
        return frame;
    }

    private static List<byte[]> frames() {
        Handshake initiator = initiator();
        Handshake responder = responder();
        List<byte[]> frames = new ArrayList<>();
        frames.add(initiator.start());
        frames.addAll(Parties.frames(responder.on(frames.getFirst(), frames.getFirst().length)));
        frames.addAll(Parties.frames(initiator.on(frames.get(1), frames.get(1).length)));
        responder.on(frames.get(2), frames.get(2).length);
        frames.addAll(Parties.frames(responder.on(frames.get(3), frames.get(3).length)));
        return frames;
    }

    private static byte[] identity() {
        return Identity.sign(Parties.credentials(1), new Identity.Binding(Identity.Role.INITIATOR, key(1), key(2)))
                .encode();
    }

    private static Handshake initiator() {
        return new Handshake(
                Identity.Role.INITIATOR, Parties.credentials(1), Parties.TRANSPORT, DhKey.of(key(1)), DhKey.of(key(2)));
    }

    private static Handshake responder() {
        return new Handshake(
                Identity.Role.RESPONDER, Parties.credentials(2), Parties.TRANSPORT, DhKey.of(key(3)), DhKey.of(key(4)));
    }

    private static byte[] sealedAgain(byte[] bytes) {
        byte[] plain = new byte[bytes.length];
        return sealed(plain, session().open(bytes, bytes.length, plain));
    }

    private static byte[] sealed(byte[] plain, int length) {
        byte[] sealed = new byte[Session.sealedSize(length)];
        session().seal(plain, length, sealed);
        return sealed;
    }

    /** At its first message in both directions, and under one key: it opens what it seals. */
    private static Session session() {
        return new Session(new CipherState(key(5)), new CipherState(key(5)));
    }

    private static byte[] key(int number) {
        byte[] key = new byte[DhKey.BYTES];
        Arrays.fill(key, (byte) number);
        return key;
    }
}
