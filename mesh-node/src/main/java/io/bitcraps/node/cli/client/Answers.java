package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A node's JSON as typed answers. All methods throw IllegalArgumentException where a member is not as it must be. */
final class Answers {

    private Answers() {}

    static Standing standing(JsonNode body) {
        if (body.has("code")) {
            String code = text(body, "code");
            String sentence = body.path("detail").asText(code);
            return switch (code) {
                case "busy", "starting" -> new Standing.Busy(code, sentence);
                default -> new Standing.Refused(code, sentence);
            };
        }
        Hash ticket = Hash.parse(text(body, "ticket"));
        return switch (text(body, "status")) {
            case "pending" -> new Standing.Pending(ticket);
            case "final" -> new Standing.Final(ticket, number(body, "position"), new Height(number(body, "height")));
            case String other -> throw new IllegalArgumentException("unknown status " + other);
        };
    }

    static AccountView account(JsonNode body) {
        return new AccountView(
                PublicKey.parse(text(body, "account")),
                amount(body, "balance"),
                amount(body, "held"),
                new Nonce(number(body, "nonce")),
                new Height(Math.max(0, number(body.path("asOf"), "height"))));
    }

    static Receipt receipt(JsonNode body) {
        List<JsonNode> results = new ArrayList<>();
        long position = number(body, "position");
        for (JsonNode result : body.path("results")) {
            if (number(result, "position") != position + results.size() + 1) {
                throw new IllegalArgumentException("results that do not follow the action");
            }
            results.add(result.path("event"));
        }
        return new Receipt(
                Hash.parse(text(body, "ticket")),
                position,
                new Height(number(body, "height")),
                Base64.getDecoder().decode(text(body, "entry")),
                body.hasNonNull("refusal") ? text(body, "refusal") : null,
                results,
                text(body, "proof").getBytes(StandardCharsets.UTF_8),
                body);
    }

    static List<TableView> tables(JsonNode body) {
        List<TableView> tables = new ArrayList<>();
        body.path("tables").forEach(table -> tables.add(TableView.of(table, table)));
        return tables;
    }

    static String text(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text \"" + member + "\"");
        }
        return value.textValue();
    }

    static long number(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("no number \"" + member + "\"");
        }
        return value.longValue();
    }

    private static Amount amount(JsonNode body, String member) {
        return new Amount(Long.parseLong(text(body, member)));
    }
}
