package io.bitcraps.node.identity;

import io.bitcraps.node.identity.KeystoreRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A text in a form for settings files: {@code enc:} and the base64 of nonce (12) and the text's UTF-8 sealed with
 * AES-256-GCM, the purpose as associated data. The key is derived from the keystore's, which so seals nothing but the
 * keystore itself.
 */
final class SealedText {

    private static final String PREFIX = "enc:";
    private static final byte[] KEY_CONTEXT = "bitcraps/sealed-text/v1\n".getBytes(StandardCharsets.US_ASCII);

    private SealedText() {}

    static String seal(SecretKey keystoreKey, byte[] nonce, String purpose, String text) {
        byte[] sealed = Aead.seal(derived(keystoreKey), nonce, utf8(purpose), utf8(text));
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + Base64.getEncoder().encodeToString(whole);
    }

    static String open(SecretKey keystoreKey, String purpose, String text, Path file) throws KeystoreRefused {
        try {
            ByteBuffer whole = ByteBuffer.wrap(decoded(text));
            byte[] nonce = new byte[Aead.NONCE_BYTES];
            whole.get(nonce);
            byte[] sealed = new byte[whole.remaining()];
            whole.get(sealed);
            byte[] opened = Aead.open(derived(keystoreKey), nonce, utf8(purpose), sealed);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new KeystoreRefused(
                    Reason.WRONG_SEAL,
                    file,
                    "does not open what is sealed as " + purpose
                            + ": it was sealed with another keystore, under another name, or was altered; seal it again");
        }
    }

    /** @throws IllegalArgumentException if that is no sealed text */
    private static byte[] decoded(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("it does not begin with " + PREFIX);
        }
        byte[] whole = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (whole.length < Aead.NONCE_BYTES + Aead.TAG_BYTES) {
            throw new IllegalArgumentException("it ends too early");
        }
        return whole;
    }

    private static SecretKey derived(SecretKey keystoreKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keystoreKey.getEncoded(), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(KEY_CONTEXT), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
