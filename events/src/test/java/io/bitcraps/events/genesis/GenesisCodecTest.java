package io.bitcraps.events.genesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.Golden;
import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Committee.Validator;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Genesis.Allocation;
import io.bitcraps.events.genesis.Genesis.Limits;
import io.bitcraps.events.genesis.Genesis.Timing;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.note.NoteKey;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenesisCodecTest {

    static final Genesis GENESIS = new Genesis(
            "demo",
            1_789_000_000_000L,
            new Committee(Epoch.ZERO, List.of(validator(0), validator(1), validator(2), validator(3))),
            "a5".repeat(96),
            true,
            Amount.crap(1_000_000),
            List.of(new Allocation(Keys.alice(), Amount.crap(1_000)), new Allocation(Keys.bob(), Amount.crap(5))),
            Samples.parameters(),
            List.of(Samples.PAY_TABLE),
            new Limits(1 << 20, 1_000, 8_000, 4, 16, 12),
            new Timing(200, 5_000, 500, 2_000, 16));

    @Test
    void genesisIsAsInTheGoldenFile() {
        assertEquals(Golden.text("genesis.json"), new String(GenesisCodec.encode(GENESIS), StandardCharsets.UTF_8));
    }

    /** Four bytes name a log key in a note; after some hundred thousand keys two have the same. */
    @Test
    void refusesLogKeysThatNotesCannotTellApart() {
        ChainId chain = GenesisCodec.chainId(GenesisCodec.encode(GENESIS));
        SortedMap<Integer, PublicKey> byId = new TreeMap<>();
        PublicKey key = numbered(0);
        PublicKey same = null;
        for (int i = 1; same == null; i++) {
            same = byId.putIfAbsent(new NoteKey(Origin.of(chain), NoteKey.Kind.LOG, key).id(), key);
            key = same == null ? numbered(i) : key;
        }
        Committee committee = new Committee(Epoch.ZERO, List.of(withLogKey(0, key), withLogKey(1, same)));

        List<String> problems = GenesisProblems.ofKeyIds(chain, committee);

        assertEquals(List.of("key " + same + ": another key has its id in notes"), problems);
        assertEquals(List.of(), GenesisProblems.ofKeyIds(chain, GENESIS.committee()));
    }

    private static PublicKey numbered(int number) {
        return PublicKey.of(Sha256.hash(Integer.toString(number).getBytes(StandardCharsets.US_ASCII))
                .bytes());
    }

    private static Validator withLogKey(int index, PublicKey logKey) {
        Validator v = validator(index);
        return new Validator(v.name(), v.voteKey(), v.cosignerKey(), logKey, v.beaconKey(), v.address());
    }

    @Test
    void readsWhatItWrites() {
        byte[] file = GenesisCodec.encode(GENESIS);

        Genesis read = GenesisCodec.decode(file);

        assertEquals(GENESIS, read);
        assertArrayEquals(file, GenesisCodec.encode(read));
    }

    @Property(tries = 25)
    void readsEveryGenesisItWrites(
            @ForAll @LongRange(min = 0) long timeMs,
            @ForAll boolean dealt,
            @ForAll @LongRange(min = 1_005_000_000L, max = 21_000_000_000_000L) long treasury,
            @ForAll @IntRange(min = 1, max = 60_000) int deltaMs,
            @ForAll @IntRange(min = 16_384, max = 1 << 24) int blockBytes) {
        var genesis = new Genesis(
                GENESIS.name(),
                timeMs,
                GENESIS.committee(),
                GENESIS.groupKey(),
                dealt,
                new Amount(treasury),
                GENESIS.allocations(),
                GENESIS.parameters(),
                GENESIS.payTables(),
                new Limits(blockBytes, 1_000, 8_000, 4, 16, 12),
                new Timing(deltaMs, 60_000, 500, 2_000, 16));

        assertEquals(genesis, GenesisCodec.decode(GenesisCodec.encode(genesis)));
    }

    @Test
    void idsAreOverTheFilesBytes() {
        byte[] file = Golden.text("genesis.json").getBytes(StandardCharsets.UTF_8);
        byte[] tag = "bitcraps/genesis/v1\n".getBytes(StandardCharsets.US_ASCII);

        assertEquals(
                "demo-" + Sha256.hash(file).hex().substring(0, 16),
                GenesisCodec.chainId(file).text());
        assertEquals(Sha256.hash(tag, file), GenesisCodec.genesisId(file).hash());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    white space          | "name":"demo"            | "name": "demo"
                    an unknown member    | "dealt":true             | "dealt":true,"note":""
                    a missing member     | "dealt":true,            | ''
                    a short group key    | "groupKey":"a5           | "groupKey":"
                    an upper-case key    | "groupKey":"a5           | "groupKey":"A5
                    """)
    void refusesFilesThatAreNotCanonical(String what, String part, String instead) {
        String file = Golden.text("genesis.json");

        byte[] altered = file.replace(part, instead).getBytes(StandardCharsets.UTF_8);

        assertTrue(file.contains(part), what);
        assertThrows(Malformed.class, () -> GenesisCodec.decode(altered), what);
    }

    @Test
    void refusesAFinalNewline() {
        byte[] altered = (Golden.text("genesis.json") + "\n").getBytes(StandardCharsets.UTF_8);

        assertThrows(Malformed.class, () -> GenesisCodec.decode(altered));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
                    "name":"demo"             | "name":"Demo"             | name must be
                    "name":"v1"               | "name":"v0"               | the name is there twice
                    127.0.0.1:9001            | 127.0.0.1                 | an address is empty or host:port
                    "treasury":"1000000000000" | "treasury":"0"           | treasury must not be 0
                    "treasury":"1000000000000" | "treasury":"999999999"   | allocations must be at most the treasury
                    "supplyCap":"21000000000000" | "supplyCap":"21000000000001" | supplyCap must be at most
                    "supplyCap":"21000000000000" | "supplyCap":"999999999999" | treasury must be at most supplyCap
                    "powBits":16              | "powBits":64              | powBits must be 0 to 32
                    "maxTablesPerAccount":5   | "maxTablesPerAccount":101 | maxTablesPerAccount must be 1 to 100
                    "betLiabilityPerMyriad":10 | "betLiabilityPerMyriad":51 | accountLiabilityPerMyriad must be 51 to
                    "faucetLimit":"1000000000" | "faucetLimit":"0"        | faucetLimit must not be 0
                    "version":1               | "version":0               | versions count from 1
                    "bet":"odds-pass"         | "bet":"pass"              | bets must ascend by kind
                    "denominator":5           | "denominator":0           | denominator must be 1 to
                    "numerator":6             | "numerator":100001        | numerator must be 1 to 100000
                    "actionFee":"1000"        | "actionFee":"21000000000001" | must be at most supplyCap, got 21000000.000001
                    "faucetLimit":"1000000000" | "faucetLimit":"21000000000001" | must be at most supplyCap
                    "blockBytes":1048576      | "blockBytes":0            | blockBytes must be 1 to
                    "deltaMaxMs":5000         | "deltaMaxMs":199          | deltaMaxMs must be 200 to
                    "openViews":16            | "openViews":0             | openViews must be 1 to
                    """)
    void refusesWhatNoNetworkCouldStartFrom(String part, String instead, String problem) {
        String file = Golden.text("genesis.json");

        byte[] altered = file.replace(part, instead).getBytes(StandardCharsets.UTF_8);
        String refusal = refusal(altered);

        assertTrue(file.contains(part), part);
        assertTrue(refusal.contains(problem), refusal);
    }

    @Test
    void actionsAreFreeOnlyWhereBeaconKeysAreDealt() {
        String free = Golden.text("genesis.json").replace("\"actionFee\":\"1000\"", "\"actionFee\":\"0\"");
        byte[] dealt = free.getBytes(StandardCharsets.UTF_8);
        byte[] earnest = free.replace("\"dealt\":true", "\"dealt\":false").getBytes(StandardCharsets.UTF_8);

        assertTrue(GenesisCodec.decode(dealt).parameters().actionFee().isZero());
        assertTrue(refusal(earnest).contains("actionFee must not be 0"));
    }

    @Test
    void refusesAKeyThatServesTwoEnds() {
        String file = Golden.text("genesis.json");
        String vote = validator(0).voteKey().text();

        byte[] twice = file.replace(validator(1).logKey().text(), vote).getBytes(StandardCharsets.UTF_8);
        byte[] account = file.replace(Keys.bob().text(), vote).getBytes(StandardCharsets.UTF_8);
        byte[] faucet = file.replace("\"faucet\":[\"" + Keys.alice().text(), "\"faucet\":[\"" + vote)
                .getBytes(StandardCharsets.UTF_8);

        assertTrue(refusal(twice).contains("key " + vote + " is there twice"));
        assertTrue(refusal(account).contains("allocation: key " + vote + " is a validator's"));
        assertTrue(refusal(faucet).contains("faucet: key " + vote + " is a validator's"));
    }

    @Test
    void refusesAKeyThatIsNoPoint() {
        String identity = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        byte[] file =
                Golden.text("genesis.json").replace(Keys.bob().text(), identity).getBytes(StandardCharsets.UTF_8);

        assertTrue(refusal(file).contains(identity + " is not a valid Ed25519 public key"));
    }

    @Test
    void namesEveryProblemAtOnce() {
        List<Validator> validators = new ArrayList<>(GENESIS.committee().validators());
        validators.set(1, validators.get(0));
        var wrong = new Genesis(
                "Demo",
                0,
                new Committee(new Epoch(1), validators),
                GENESIS.groupKey(),
                true,
                Amount.ZERO,
                List.of(),
                GENESIS.parameters(),
                List.of(),
                new Limits(0, 0, 0, 0, 0, 0),
                new Timing(0, 0, 0, 0, 0));

        List<String> problems = GenesisProblems.of(wrong);

        assertEquals(18, problems.size(), String.join("\n", problems));
        assertThrows(IllegalArgumentException.class, () -> GenesisCodec.encode(wrong));
    }

    private static String refusal(byte[] file) {
        return String.valueOf(
                assertThrows(Malformed.class, () -> GenesisCodec.decode(file)).getMessage());
    }

    private static Validator validator(int index) {
        return new Validator(
                "v" + index,
                Keys.number(10 + index).publicKey(),
                Keys.number(20 + index).publicKey(),
                Keys.number(30 + index).publicKey(),
                ("b" + index).repeat(96),
                "127.0.0.1:900" + index);
    }
}
