package io.bitcraps.events.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Any;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScalarsTest {

    @Property
    void writesKeysAsBase64Url(@ForAll("keys") PublicKey key) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());

        assertEquals(text, key.text());
        assertEquals(key, PublicKey.parse(text));
        assertEquals("\"" + text + "\"", new String(Scalars.KEY.encode(key), StandardCharsets.US_ASCII));
        assertEquals(key, Scalars.KEY.decode(Scalars.KEY.encode(key)));
    }

    @Provide
    Arbitrary<PublicKey> keys() {
        return Any.of(PublicKey.class);
    }

    @Property
    void writesHashesAsLowerCaseHex(@ForAll("hashes") Hash hash) {
        assertEquals("\"" + hash.hex() + "\"", new String(Scalars.HASH.encode(hash), StandardCharsets.US_ASCII));
        assertEquals(hash, Scalars.HASH.decode(Scalars.HASH.encode(hash)));
    }

    @Provide
    Arbitrary<Hash> hashes() {
        return Any.of(Hash.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", // spare bits set
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", // padding
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A", // the other alphabet
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9A",
                ""
            })
    void refusesKeysThatAreNotCanonical(String text) {
        assertThrows(Malformed.class, () -> Scalars.KEY.decodeTrusted(quoted(text)));
        assertThrows(IllegalArgumentException.class, () -> PublicKey.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCDEFabcdef0000000000000000000000000000000000000000000000000000",
                "000000000000000000000000000000000000000000000000000000000000000",
                "00000000000000000000000000000000000000000000000000000000000000000",
                "000000000000000000000000000000000000000000000000000000000000000g",
                ""
            })
    void refusesHashesThatAreNotCanonical(String text) {
        assertThrows(Malformed.class, () -> Scalars.HASH.decodeTrusted(quoted(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASS", "pass ", "", "hard-5", "a-text-that-is-longer-than-any-constant-has"})
    void refusesConstantsItDoesNotKnow(String text) {
        JsonCodec<BetKind> kinds = Scalars.constant(BetKind.class, BetKind::text);

        assertThrows(Malformed.class, () -> kinds.decodeTrusted(quoted(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1", "t 1", "", "t/1", "a-table-id-of-more-than-32-charac"})
    void refusesTableIdsOfOtherCharactersOrLengths(String text) {
        assertThrows(Malformed.class, () -> Scalars.TABLE.decodeTrusted(quoted(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abc", "AB", "zz", "0g"})
    void refusesHexThatIsNotCanonical(String text) {
        assertThrows(Malformed.class, () -> Scalars.hex(0, 4).decodeTrusted(quoted(text)));
        assertThrows(IllegalArgumentException.class, () -> Scalars.hex(0, 4).encode(text));
    }

    @Property
    void readsBase64UrlItWrites(@ForAll byte[] bytes) {
        byte[] text = Base64Url.encode(bytes);

        assertArrayEquals(bytes, Base64Url.decode(text, 0, text.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQ==", "QR", "QUF", "A", "QQ=", "Q+", "Q/", "QU Fx", "QUFB\n"})
    void refusesBase64UrlThatIsNotCanonical(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);

        assertThrows(Malformed.class, () -> Base64Url.decode(ascii, 0, ascii.length));
    }

    private static byte[] quoted(String text) {
        return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
