package io.bitcraps.events.action;

import static io.bitcraps.events.codec.Scalars.CHAIN;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.HEIGHT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.NONCE;

import io.bitcraps.events.codec.Base64Url;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.codec.Variants;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Actions as compact JWS (RFC 7515) and their payload in canonical JSON; see docs/protocol.md, "Actions". The header
 * has no freedom: it follows from the account, so it is compared and never parsed.
 */
public final class ActionCodec {

    /** The payload. */
    public static final JsonCodec<Action> PAYLOAD = JsonCodec.object(ActionCodec::write, ActionCodec::read);

    private static final byte[] HEADER_START = "{\"alg\":\"Ed25519\",\"kid\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_END = "\",\"typ\":\"bitcraps-action+jws\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE_LENGTH = 86;

    private ActionCodec() {}

    /**
     * Takes the bytes over: the caller MUST NOT alter them afterwards. Checks the form, not the signature.
     *
     * @throws Malformed unless the bytes are exactly the JWS of an action
     */
    public static SignedAction parse(byte[] jws) {
        if (jws.length > SignedAction.MAX_BYTES) {
            throw new Malformed("an action has at most " + SignedAction.MAX_BYTES + " bytes, got " + jws.length);
        }
        int payloadEnd = jws.length - SIGNATURE_LENGTH - 1;
        int headerEnd = indexOfDot(jws, payloadEnd);
        if (payloadEnd < 0 || jws[payloadEnd] != '.' || headerEnd == payloadEnd) {
            throw new Malformed("not three parts with a signature of 64 bytes at the end");
        }
        Action action = PAYLOAD.decode(Base64Url.decode(jws, headerEnd + 1, payloadEnd));
        byte[] header = header(action.account());
        if (!Arrays.equals(header, 0, header.length, jws, 0, headerEnd)) {
            throw new Malformed("the header is not the one of an action of this account");
        }
        Base64Url.decode(jws, payloadEnd + 1, jws.length);
        return new SignedAction(action, jws, Sha256.hash(jws));
    }

    /** @throws IllegalArgumentException if the key is not the account's or the action is too long */
    public static SignedAction sign(Action action, SigningKey key) {
        if (!action.account().equals(key.publicKey())) {
            throw new IllegalArgumentException("an action is signed with its account's key");
        }
        byte[] header = header(action.account());
        byte[] payload = Base64Url.encode(PAYLOAD.encode(action));
        byte[] input = join(header, payload);
        byte[] jws = join(input, Base64Url.encode(key.sign(input).bytes()));
        if (jws.length > SignedAction.MAX_BYTES) {
            throw new IllegalArgumentException("an action has at most " + SignedAction.MAX_BYTES + " bytes");
        }
        return new SignedAction(action, jws, Sha256.hash(jws));
    }

    /** Header, dot, payload: what the signature is over. */
    public static byte[] signingInput(SignedAction action) {
        return Arrays.copyOf(action.jws(), action.jws().length - SIGNATURE_LENGTH - 1);
    }

    public static Signature signature(SignedAction action) {
        byte[] jws = action.jws();
        return Signature.of(Base64Url.decode(jws, jws.length - SIGNATURE_LENGTH, jws.length));
    }

    /** Whether the account's key signed it. Says nothing about the key: its validity is checked where it appears. */
    public static boolean verify(SignedAction action, SignatureVerifier verifier) {
        return verifier.verify(action.action().account(), signingInput(action), signature(action));
    }

    private static void write(JsonWriter writer, Action action) {
        Variant.Of<?> body = ActionBodies.variant(action.body());
        writer.member("chain", CHAIN, action.chain())
                .name("type")
                .string(body.type())
                .member("account", KEY, action.account())
                .member("nonce", NONCE, action.nonce())
                .member("validUntilHeight", HEIGHT, action.validUntilHeight())
                .member("validUntil", COUNT, action.validUntilMs());
        if (action.proofOfWork() != Action.NO_PROOF_OF_WORK) {
            writer.name("pow").decimal(action.proofOfWork());
        }
        writer.name("body").beginObject();
        body.write(writer);
        writer.endObject();
    }

    private static Action read(JsonReader reader) {
        ChainId chain = reader.member("chain", CHAIN);
        reader.name("type");
        Variant<? extends ActionBody> variant = ActionBodies.BY_TYPE.of(reader.string(Variants.MAX_TYPE_BYTES));
        PublicKey account = reader.member("account", KEY);
        Nonce nonce = reader.member("nonce", NONCE);
        Height validUntilHeight = reader.member("validUntilHeight", HEIGHT);
        long validUntilMs = reader.member("validUntil", COUNT);
        long proofOfWork = Action.NO_PROOF_OF_WORK;
        if (reader.peekName("pow")) {
            reader.name("pow");
            proofOfWork = reader.decimal();
        }
        reader.name("body");
        reader.beginObject();
        ActionBody body = variant.read(reader);
        reader.endObject();
        return new Action(chain, account, nonce, validUntilHeight, validUntilMs, proofOfWork, body);
    }

    private static byte[] header(PublicKey account) {
        byte[] header = Arrays.copyOf(HEADER_START, HEADER_START.length + PublicKey.TEXT_LENGTH + HEADER_END.length);
        account.writeTextTo(header, HEADER_START.length);
        System.arraycopy(HEADER_END, 0, header, HEADER_START.length + PublicKey.TEXT_LENGTH, HEADER_END.length);
        return Base64Url.encode(header);
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] joined = Arrays.copyOf(left, left.length + 1 + right.length);
        joined[left.length] = '.';
        System.arraycopy(right, 0, joined, left.length + 1, right.length);
        return joined;
    }

    /** Where the first dot before {@code end} stands, or {@code end}. */
    private static int indexOfDot(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '.') {
                return i;
            }
        }
        return end;
    }
}
