package io.bitcraps.events.genesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Committee.Validator;
import io.bitcraps.events.codec.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CharterTest {

    private static final Genesis GENESIS = GenesisCodecTest.GENESIS;

    private static final Charter CHARTER = new Charter(
            GENESIS.name(),
            GENESIS.timeMs(),
            GENESIS.committee().validators().stream()
                    .map(validator -> new Charter.Member(validator.name(), validator.address()))
                    .toList(),
            GENESIS.treasury(),
            GENESIS.allocations(),
            GENESIS.parameters(),
            GENESIS.payTables(),
            GENESIS.limits(),
            GENESIS.timing());

    @Test
    void becomesTheGenesisWithKeys() {
        List<Validator> validators = GENESIS.committee().validators();
        List<Charter.Keys> keys = validators.stream().map(CharterTest::keys).toList();
        var beacon = new Charter.BeaconKeys(
                validators.stream().map(Validator::beaconKey).toList(), GENESIS.groupKey(), GENESIS.dealt());

        assertEquals(GENESIS, CHARTER.genesis(keys, beacon));
        assertThrows(IllegalArgumentException.class, () -> CHARTER.genesis(keys.subList(1, 4), beacon));
    }

    @Test
    void isTheGenesisFileWithoutItsKeys() {
        String genesis = new String(GenesisCodec.encode(GENESIS), StandardCharsets.UTF_8);

        String charter = new String(CharterCodec.encode(CHARTER), StandardCharsets.UTF_8);

        String withoutKeys = genesis.replaceAll("\"(voteKey|cosignerKey|logKey|beaconKey|groupKey)\":\"[^\"]*\",", "")
                .replaceFirst("\"dealt\":true,", "");
        assertEquals(withoutKeys, charter);
    }

    @Test
    void readsWhatItWritesAndNothingElse() {
        byte[] file = CharterCodec.encode(CHARTER);
        byte[] spaced = (new String(file, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);

        assertEquals(CHARTER, CharterCodec.decode(file));
        assertArrayEquals(file, CharterCodec.encode(CharterCodec.decode(file)));
        assertThrows(Malformed.class, () -> CharterCodec.decode(spaced));
        assertThrows(Malformed.class, () -> CharterCodec.decode(new byte[GenesisCodec.MAX_BYTES + 1]));
        assertNotEquals(CharterCodec.id(file), CharterCodec.id(spaced));
    }

    @Test
    void namesEveryProblemBeforeThereAreKeys() {
        var charter = new Charter(
                "Demo",
                1,
                List.of(new Charter.Member("a", "nowhere"), new Charter.Member("a", "")),
                GENESIS.treasury(),
                List.of(),
                GENESIS.parameters(),
                List.of(),
                GENESIS.limits(),
                GENESIS.timing());

        var thrown = assertThrows(IllegalArgumentException.class, () -> CharterCodec.encode(charter));

        String problems = String.valueOf(thrown.getMessage());
        assertTrue(problems.contains("name must be"), problems);
        assertTrue(problems.contains("the name is there twice"), problems);
        assertTrue(problems.contains("an address is empty or host:port"), problems);
        assertTrue(problems.contains("payTables must not be empty"), problems);
    }

    @Test
    void namesKeysThatAreThereTwice() {
        Charter.Keys first = keys(GENESIS.committee().validators().getFirst());

        List<String> problems = CHARTER.problems(List.of(first, first, first, first));

        assertTrue(problems.stream().anyMatch(problem -> problem.contains("is there twice")), problems::toString);
    }

    private static Charter.Keys keys(Validator validator) {
        return new Charter.Keys(validator.voteKey(), validator.cosignerKey(), validator.logKey());
    }
}
