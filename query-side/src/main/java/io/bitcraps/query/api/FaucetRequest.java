package io.bitcraps.query.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a faucet is asked: one flat object of two strings. Read token by token, so that neither its depth nor its other
 * members are the sender's to choose.
 *
 * @param to key that gets the tokens, as it came
 * @param amount in micro-CRAP, as it came
 */
record FaucetRequest(String to, String amount) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Throws a {@link Refusal} unless the bytes are an object of exactly these two members, in any order. */
    static FaucetRequest parse(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            FaucetRequest request = read(parser);
            if (request != null && parser.nextToken() == null) {
                return request;
            }
        } catch (IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static @Nullable FaucetRequest read(JsonParser parser) throws IOException {
        String to = null;
        String amount = null;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return null;
            }
            if (name.equals("to") && to == null) {
                to = parser.getText();
            } else if (name.equals("amount") && amount == null) {
                amount = parser.getText();
            } else {
                return null;
            }
        }
        return to == null || amount == null ? null : new FaucetRequest(to, amount);
    }

    private static Refusal malformed() {
        return Refusal.badRequest(
                "malformed-request", "expected {\"to\": \"<base64url key>\", \"amount\": \"<micro-CRAP>\"}");
    }
}
