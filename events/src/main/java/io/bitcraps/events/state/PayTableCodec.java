package io.bitcraps.events.state;

import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.craps.CrapsCodecs.KIND;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.state.PayTable.Odds;
import io.bitcraps.events.state.PayTable.Pays;
import java.util.List;

/** Pay tables in canonical JSON, and the hash that names them. */
public final class PayTableCodec {

    /** The longest name of a pay table, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 64;

    /** The most tiers of one bet. */
    public static final int MAX_TIERS = 16;

    private static final JsonCodec<String> NAME = Scalars.string(MAX_NAME_BYTES);

    /** {@code {"numerator":3,"denominator":2}} */
    private static final JsonCodec<Odds> ODDS = JsonCodec.object(
            (writer, odds) -> writer.member("numerator", COUNT, odds.numerator())
                    .member("denominator", COUNT, odds.denominator()),
            reader -> new Odds(reader.member("numerator", COUNT), reader.member("denominator", COUNT)));

    private static final JsonCodec<List<Odds>> TIERS = JsonCodec.list(ODDS, MAX_TIERS);

    private static final JsonCodec<Pays> PAYS = JsonCodec.object(
            (writer, pays) -> writer.member("bet", KIND, pays.kind()).member("tiers", TIERS, pays.tiers()),
            reader -> new Pays(reader.member("bet", KIND), reader.member("tiers", TIERS)));

    private static final JsonCodec<List<Pays>> BETS = JsonCodec.list(PAYS, BetKind.values().length);

    public static final JsonCodec<PayTable> PAY_TABLE = JsonCodec.object(
            (writer, table) -> writer.member("name", NAME, table.name())
                    .member("version", INT, table.version())
                    .member("bets", BETS, table.bets()),
            reader -> new PayTable(
                    reader.member("name", NAME), reader.member("version", INT), reader.member("bets", BETS)));

    private PayTableCodec() {}

    /** SHA-256 of the canonical bytes: the pay table's name in table rules and in the state trie. */
    public static Hash hash(PayTable payTable) {
        return Sha256.hash(PAY_TABLE.encode(payTable));
    }
}
