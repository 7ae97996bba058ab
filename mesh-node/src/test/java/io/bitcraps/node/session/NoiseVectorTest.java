package io.bitcraps.node.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.crypto.DhKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The published vector, to the byte: handshake messages, hash and the first sealed messages. */
class NoiseVectorTest {

    private final List<String> lines = read();
    private final NoiseXx initiator =
            new NoiseXx(hex("prologue", 0), DhKey.of(hex("init_static", 0)), DhKey.of(hex("init_ephemeral", 0)));
    private final NoiseXx responder =
            new NoiseXx(hex("prologue", 0), DhKey.of(hex("resp_static", 0)), DhKey.of(hex("resp_ephemeral", 0)));

    @Test
    void writesAndReadsThePublishedMessages() {
        byte[] first = initiator.writeFirst(hex("payload", 0));
        byte[] firstPayload = responder.readFirst(first, first.length);
        byte[] second = responder.writeSecond(hex("payload", 1));
        byte[] secondPayload = initiator.readSecond(second, second.length);
        byte[] third = initiator.writeThird(hex("payload", 2));
        byte[] thirdPayload = responder.readThird(third, third.length);

        assertArrayEquals(hex("ciphertext", 0), first);
        assertArrayEquals(hex("payload", 0), firstPayload);
        assertArrayEquals(hex("ciphertext", 1), second);
        assertArrayEquals(hex("payload", 1), secondPayload);
        assertArrayEquals(hex("ciphertext", 2), third);
        assertArrayEquals(hex("payload", 2), thirdPayload);
        assertArrayEquals(hex("handshake_hash", 0), initiator.handshakeHash());
        assertArrayEquals(hex("handshake_hash", 0), responder.handshakeHash());
        assertArrayEquals(DhKey.of(hex("resp_static", 0)).publicBytes(), initiator.remoteStatic());
        assertSealsAsPublished();
    }

    private void assertSealsAsPublished() {
        byte[][] keys = responder.split();
        CipherState fromResponder = new CipherState(keys[1]);
        CipherState fromInitiator = new CipherState(keys[0]);
        for (int i = 3; i < 6; i++) {
            byte[] payload = hex("payload", i);
            byte[] sealed = new byte[payload.length + CipherState.TAG_BYTES];
            (i % 2 == 1 ? fromResponder : fromInitiator).seal(payload, 0, payload.length, sealed, 0);
            assertEquals(
                    HexFormat.of().formatHex(hex("ciphertext", i)),
                    HexFormat.of().formatHex(sealed));
        }
    }

    private byte[] hex(String name, int index) {
        String value = lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .skip(index)
                .findFirst()
                .orElseThrow();
        return HexFormat.of().parseHex(value.substring(name.length() + 1));
    }

    private static List<String> read() {
        String file = "/noise/xx-25519-chachapoly-sha256.txt";
        try (InputStream in = Objects.requireNonNull(NoiseVectorTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
