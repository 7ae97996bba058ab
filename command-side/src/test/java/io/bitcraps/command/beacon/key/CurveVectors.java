package io.bitcraps.command.beacon.key;

import io.bitcraps.events.crypto.BeaconVectors;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The published beacon vectors as keys, shares and the committee they are of. */
public record CurveVectors(BeaconVectors vectors) {

    static final int SIZE = 4;
    static final int QUORUM = 3;

    public static CurveVectors read() {
        return new CurveVectors(BeaconVectors.read());
    }

    public String text(String key) {
        return vectors.text(key);
    }

    public byte[] hex(String key) {
        return HexFormat.of().parseHex(text(key));
    }

    public ChainId chain() {
        return new ChainId(text("chain.id"));
    }

    public Epoch epoch() {
        return new Epoch(Long.parseLong(text("epoch")));
    }

    public Height height() {
        return new Height(Long.parseLong(text("height")));
    }

    public BlockId block() {
        return new BlockId(Hash.parse(text("block.id")));
    }

    public byte[] message() {
        return hex("msg");
    }

    public GroupKey groupKey() {
        return GroupKey.decode(hex("group.pk"));
    }

    public VerificationKey key(int index) {
        return VerificationKey.decode(hex("share." + index + ".pk"));
    }

    public BeaconShareKey shareKey(int index) {
        return BeaconShareKey.decode(index, hex("share." + index + ".secret"));
    }

    public Share share(int index) {
        return Share.decode(index, hex("share." + index + ".sig"));
    }

    public BeaconCommittee committee() {
        List<VerificationKey> keys =
                IntStream.rangeClosed(1, SIZE).mapToObj(this::key).toList();
        return new BeaconCommittee(keys, groupKey(), QUORUM);
    }
}
