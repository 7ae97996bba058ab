package io.bitcraps.node.ceremony;

import static io.bitcraps.events.codec.Scalars.BOOL;
import static io.bitcraps.events.codec.Scalars.HASH;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.KEY;

import io.bitcraps.command.beacon.dkg.SealKey;
import io.bitcraps.command.beacon.dkg.Statement;
import io.bitcraps.command.beacon.dkg.StatementCodec;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.codec.Variants;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.id.Signature;
import io.bitcraps.node.ceremony.Paper.Answer;
import io.bitcraps.node.ceremony.Paper.Card;
import io.bitcraps.node.ceremony.Paper.Consent;
import io.bitcraps.node.ceremony.Paper.Deal;
import io.bitcraps.node.ceremony.Paper.Verdict;
import java.util.HexFormat;
import java.util.List;

/** Papers in canonical JSON: {@code type}, then the members in the order of the record. */
final class PaperCodec {

    private static final HexFormat HEX = HexFormat.of();

    private static final JsonCodec<SealKey> SEAL_KEY = Scalars.hex(DhKey.BYTES).map(SealKey::new, SealKey::hex);

    private static final JsonCodec<List<Verdict.Judged>> JUDGED = JsonCodec.list(
            JsonCodec.object(
                    (writer, judged) -> writer.member("dealer", INT, judged.dealer())
                            .member("deal", HASH, judged.deal())
                            .member("fits", BOOL, judged.fits()),
                    reader -> new Verdict.Judged(
                            reader.member("dealer", INT), reader.member("deal", HASH), reader.member("fits", BOOL))),
            Committee.MAX_SIZE);

    private static final JsonCodec<List<Statement.Justification>> SHOWN =
            JsonCodec.list(StatementCodec.JUSTIFICATION, Committee.MAX_SIZE);

    private static final Variant<Card> CARD = new Variant<>(
            "card",
            (writer, card) -> writer.member("charter", HASH, card.charter())
                    .member("member", INT, card.member())
                    .member("voteKey", KEY, card.keys().vote())
                    .member("cosignerKey", KEY, card.keys().cosigner())
                    .member("logKey", KEY, card.keys().log())
                    .member("sealKey", SEAL_KEY, card.sealKey()),
            reader -> new Card(
                    reader.member("charter", HASH),
                    reader.member("member", INT),
                    new Charter.Keys(
                            reader.member("voteKey", KEY),
                            reader.member("cosignerKey", KEY),
                            reader.member("logKey", KEY)),
                    reader.member("sealKey", SEAL_KEY)));

    private static final Variant<Deal> DEAL = new Variant<>(
            "deal",
            (writer, deal) ->
                    writer.member("ceremony", HASH, deal.ceremony()).member("deal", StatementCodec.DEAL, deal.deal()),
            reader -> new Deal(reader.member("ceremony", HASH), reader.member("deal", StatementCodec.DEAL)));

    private static final Variant<Verdict> VERDICT = new Variant<>(
            "verdict",
            (writer, verdict) -> writer.member("ceremony", HASH, verdict.ceremony())
                    .member("member", INT, verdict.member())
                    .member("deals", JUDGED, verdict.deals()),
            reader -> new Verdict(
                    reader.member("ceremony", HASH), reader.member("member", INT), reader.member("deals", JUDGED)));

    private static final Variant<Answer> ANSWER = new Variant<>(
            "answer",
            (writer, answer) -> writer.member("ceremony", HASH, answer.ceremony())
                    .member("member", INT, answer.member())
                    .member("shown", SHOWN, answer.shown()),
            reader -> new Answer(
                    reader.member("ceremony", HASH), reader.member("member", INT), reader.member("shown", SHOWN)));

    private static final Variant<Consent> CONSENT = new Variant<>(
            "consent",
            (writer, consent) -> writer.member("ceremony", HASH, consent.ceremony())
                    .member("member", INT, consent.member())
                    .member("genesis", HASH, consent.genesis()),
            reader -> new Consent(
                    reader.member("ceremony", HASH), reader.member("member", INT), reader.member("genesis", HASH)));

    private static final Variants<Paper> BY_TYPE = new Variants<>(List.of(CARD, DEAL, VERDICT, ANSWER, CONSENT));

    static final JsonCodec<Paper> PAPER = JsonCodec.object(PaperCodec::write, PaperCodec::read);

    static final JsonCodec<SignedPaper> SIGNED = JsonCodec.object(
            (writer, signed) -> writer.member("paper", PAPER, signed.paper())
                    .member(
                            "signature",
                            Scalars.hex(Signature.BYTES),
                            HEX.formatHex(signed.signature().bytes())),
            reader -> new SignedPaper(
                    reader.member("paper", PAPER),
                    Signature.of(HEX.parseHex(reader.member("signature", Scalars.hex(Signature.BYTES))))));

    private PaperCodec() {}

    private static void write(JsonWriter writer, Paper paper) {
        Variant.Of<?> members = switch (paper) {
            case Card card -> CARD.with(card);
            case Deal deal -> DEAL.with(deal);
            case Verdict verdict -> VERDICT.with(verdict);
            case Answer answer -> ANSWER.with(answer);
            case Consent consent -> CONSENT.with(consent);
        };
        writer.name("type").string(members.type());
        members.write(writer);
    }

    private static Paper read(JsonReader reader) {
        reader.name("type");
        return BY_TYPE.of(reader.string(Variants.MAX_TYPE_BYTES)).read(reader);
    }
}
