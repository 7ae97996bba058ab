package io.bitcraps.node.identity;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.fuzz.Decoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeystoreFuzzTest {

    private static final Path FILE = Path.of("keystore");
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    static Stream<Decoder> decoders() {
        Decoder file = new Decoder(
                "keystore",
                List.of(file()),
                bytes -> KeystoreFile.decode(bytes, FILE).encode(),
                KeystoreRefused.class);
        return Stream.of(
                file,
                file.sealed(KeystoreFuzzTest::sealed),
                new Decoder(
                        "keystore-contents",
                        List.of(contents()),
                        bytes -> KeystoreContents.decode(bytes).encode()),
                new Decoder(
                        "sealed-text",
                        Decoder.lines(List.of(sealedText("a text"))),
                        KeystoreFuzzTest::openedText,
                        KeystoreRefused.class));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    private static String sealedText(String text) {
        return SealedText.seal(KEY, new byte[Aead.NONCE_BYTES], "a purpose", text);
    }

    private static byte[] openedText(byte[] bytes) throws KeystoreRefused {
        String opened = SealedText.open(KEY, "a purpose", new String(bytes, StandardCharsets.UTF_8), FILE);
        if (!opened.equals("a text")) {
            throw new AssertionError("opens as what was not sealed: " + opened);
        }
        return bytes; // base64 has more than one form
    }

    private static byte[] contents() {
        KeystoreContents contents = new KeystoreContents();
        contents.secrets.put(SecretName.ACCOUNT, new KeystoreContents.Secret(new byte[KeystoreContents.SECRET_BYTES]));
        contents.secrets.put(SecretName.VOTE, new KeystoreContents.Secret(new byte[KeystoreContents.SECRET_BYTES]));
        contents.proofs.put(SecretName.ACCOUNT, 4711L);
        contents.nextNonce = 5;
        return contents.encode();
    }

    private static byte[] file() {
        return KeystoreFile.seal(
                        KeyDerivation.DEMO,
                        new KeystoreFile.Bytes(new byte[KeyDerivation.SALT_BYTES]),
                        new KeystoreFile.Bytes(new byte[Aead.NONCE_BYTES]),
                        KEY,
                        contents())
                .encode();
    }

    private static byte[] sealed(byte[] bytes) {
        int content = Math.max(0, bytes.length - Hash.BYTES);
        byte[] body = Arrays.copyOf(bytes, content);
        byte[] sealed = Arrays.copyOf(body, content + Hash.BYTES);
        System.arraycopy(Sha256.hash(body).bytes(), 0, sealed, content, Hash.BYTES);
        return sealed;
    }
}
