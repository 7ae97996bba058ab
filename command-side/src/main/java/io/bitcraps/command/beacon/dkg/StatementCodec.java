package io.bitcraps.command.beacon.dkg;

import io.bitcraps.command.beacon.dkg.Statement.Complaint;
import io.bitcraps.command.beacon.dkg.Statement.Deal;
import io.bitcraps.command.beacon.dkg.Statement.Justification;
import io.bitcraps.command.beacon.key.Commitments;
import io.bitcraps.command.beacon.key.Portion;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.crypto.DhKey;
import java.util.HexFormat;

/** The statements of a key generation in canonical JSON; the longest, a deal among 22, has about 6 KiB. */
public final class StatementCodec {

    private static final HexFormat HEX = HexFormat.of();

    private static final JsonCodec<Commitments> COMMITMENTS = Scalars.hex(
                    Commitments.POINT_BYTES, Committee.MAX_SIZE * Commitments.POINT_BYTES)
            .map(hex -> Commitments.decode(HEX.parseHex(hex)), commitments -> HEX.formatHex(commitments.bytes()));

    private static final JsonCodec<Portion> PORTION = Scalars.hex(Portion.BYTES)
            .map(hex -> Portion.decode(HEX.parseHex(hex)), portion -> HEX.formatHex(portion.bytes()));

    public static final JsonCodec<Deal> DEAL = JsonCodec.object(
            (writer, deal) -> writer.member("dealer", Scalars.INT, deal.dealer())
                    .member("commitments", COMMITMENTS, deal.commitments())
                    .member("proof", Scalars.hex(Statement.PROOF_BYTES), deal.proof())
                    .member("ephemeral", Scalars.hex(DhKey.BYTES), deal.ephemeral())
                    .member(
                            "sealed",
                            JsonCodec.list(Scalars.hex(Statement.SEALED_BYTES), Committee.MAX_SIZE),
                            deal.sealed()),
            reader -> new Deal(
                    reader.member("dealer", Scalars.INT),
                    reader.member("commitments", COMMITMENTS),
                    reader.member("proof", Scalars.hex(Statement.PROOF_BYTES)),
                    reader.member("ephemeral", Scalars.hex(DhKey.BYTES)),
                    reader.member("sealed", JsonCodec.list(Scalars.hex(Statement.SEALED_BYTES), Committee.MAX_SIZE))));

    public static final JsonCodec<Complaint> COMPLAINT = JsonCodec.object(
            (writer, complaint) -> writer.member("member", Scalars.INT, complaint.member())
                    .member("dealer", Scalars.INT, complaint.dealer()),
            reader -> new Complaint(reader.member("member", Scalars.INT), reader.member("dealer", Scalars.INT)));

    public static final JsonCodec<Justification> JUSTIFICATION = JsonCodec.object(
            (writer, shown) -> writer.member("dealer", Scalars.INT, shown.dealer())
                    .member("member", Scalars.INT, shown.member())
                    .member("portion", PORTION, shown.portion()),
            reader -> new Justification(
                    reader.member("dealer", Scalars.INT),
                    reader.member("member", Scalars.INT),
                    reader.member("portion", PORTION)));

    private StatementCodec() {}
}
