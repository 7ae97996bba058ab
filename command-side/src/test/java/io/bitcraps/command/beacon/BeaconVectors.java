package io.bitcraps.command.beacon;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The published beacon vectors: "key = value" lines, made by another implementation. */
record BeaconVectors(Map<String, String> values) {

    static final int SIZE = 4;
    static final int QUORUM = 3;

    static BeaconVectors read() {
        try (InputStream stream = BeaconVectors.class.getResourceAsStream("beacon.txt")) {
            if (stream == null) {
                throw new IllegalStateException("beacon.txt is missing");
            }
            Map<String, String> values = new TreeMap<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1)) {
                int equals = line.indexOf(" = ");
                if (!line.startsWith("#") && equals > 0) {
                    values.put(
                            line.substring(0, equals),
                            line.substring(equals + 3).strip());
                }
            }
            return new BeaconVectors(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no vector " + key);
        }
        return value;
    }

    byte[] hex(String key) {
        return HexFormat.of().parseHex(text(key));
    }

    ChainId chain() {
        return new ChainId(text("chain.id"));
    }

    Epoch epoch() {
        return new Epoch(Long.parseLong(text("epoch")));
    }

    Height height() {
        return new Height(Long.parseLong(text("height")));
    }

    BlockId block() {
        return new BlockId(Hash.parse(text("block.id")));
    }

    byte[] message() {
        return hex("msg");
    }

    GroupKey groupKey() {
        return GroupKey.decode(hex("group.pk"));
    }

    VerificationKey key(int index) {
        return VerificationKey.decode(hex("share." + index + ".pk"));
    }

    BeaconShareKey shareKey(int index) {
        return BeaconShareKey.decode(index, hex("share." + index + ".secret"));
    }

    Share share(int index) {
        return Share.decode(index, hex("share." + index + ".sig"));
    }

    BeaconCommittee committee() {
        List<VerificationKey> keys =
                IntStream.rangeClosed(1, SIZE).mapToObj(this::key).toList();
        return new BeaconCommittee(keys, groupKey(), QUORUM);
    }
}
