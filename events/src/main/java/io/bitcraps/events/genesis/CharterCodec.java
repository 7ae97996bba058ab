package io.bitcraps.events.genesis;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.COUNT;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Charter.Member;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.state.StateCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The charter file: canonical JSON, the members of a genesis file but for its keys. */
public final class CharterCodec {

    private static final byte[] ID_TAG = "bitcraps/charter/v1\n".getBytes(StandardCharsets.US_ASCII);

    private static final JsonCodec<List<Member>> MEMBERS = JsonCodec.list(
            JsonCodec.object(
                    (writer, member) -> writer.member("name", GenesisCodec.TEXT, member.name())
                            .member("address", GenesisCodec.TEXT, member.address()),
                    reader -> new Member(
                            reader.member("name", GenesisCodec.TEXT), reader.member("address", GenesisCodec.TEXT))),
            Committee.MAX_SIZE);

    private static final JsonCodec<Charter> FILE = JsonCodec.object(
            (writer, charter) -> writer.member("name", GenesisCodec.TEXT, charter.name())
                    .member("time", COUNT, charter.timeMs())
                    .member("validators", MEMBERS, charter.members())
                    .member("treasury", AMOUNT, charter.treasury())
                    .member("allocations", GenesisCodec.ALLOCATIONS, charter.allocations())
                    .member("parameters", StateCodec.PARAMETERS, charter.parameters())
                    .member("payTables", GenesisCodec.PAY_TABLES, charter.payTables())
                    .member("limits", GenesisCodec.LIMITS, charter.limits())
                    .member("timing", GenesisCodec.TIMING, charter.timing()),
            reader -> new Charter(
                    reader.member("name", GenesisCodec.TEXT),
                    reader.member("time", COUNT),
                    reader.member("validators", MEMBERS),
                    reader.member("treasury", AMOUNT),
                    reader.member("allocations", GenesisCodec.ALLOCATIONS),
                    reader.member("parameters", StateCodec.PARAMETERS),
                    reader.member("payTables", GenesisCodec.PAY_TABLES),
                    reader.member("limits", GenesisCodec.LIMITS),
                    reader.member("timing", GenesisCodec.TIMING)));

    private CharterCodec() {}

    /** @throws IllegalArgumentException with every problem if there is no genesis of it */
    public static byte[] encode(Charter charter) {
        List<String> problems = charter.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return FILE.encode(charter);
    }

    /** @throws Malformed if the file is not in canonical form, or with every problem of its content */
    public static Charter decode(byte[] file) {
        if (file.length > GenesisCodec.MAX_BYTES) {
            throw new Malformed("a charter has at most " + GenesisCodec.MAX_BYTES + " bytes, got " + file.length);
        }
        Charter charter = FILE.decode(file);
        List<String> problems = charter.problems();
        if (!problems.isEmpty()) {
            throw new Malformed(String.join("; ", problems));
        }
        return charter;
    }

    /** SHA-256 over tag and file. */
    public static Hash id(byte[] file) {
        return Sha256.hash(ID_TAG, file);
    }
}
