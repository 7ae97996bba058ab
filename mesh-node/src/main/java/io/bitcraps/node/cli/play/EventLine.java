package io.bitcraps.node.cli.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.events.money.Amount;
import java.util.Map;
import java.util.Set;

/** One event of a receipt as a line for people: its type, then its members. */
final class EventLine {

    private static final Set<String> AMOUNTS = Set.of(
            "amount",
            "fee",
            "reserved",
            "released",
            "deposit",
            "ante",
            "stake",
            "winnings",
            "exposure",
            "fits",
            "minimum",
            "maximum");

    private EventLine() {}

    static String of(JsonNode event) {
        StringBuilder line = new StringBuilder(event.path("type").asText());
        append(line, event);
        return line.toString();
    }

    private static void append(StringBuilder line, JsonNode members) {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            String name = member.getKey();
            if (member.getValue().isObject()) {
                append(line, member.getValue());
            } else if (!name.equals("type") && !name.equals("postings")) {
                line.append(' ').append(name).append('=').append(value(name, member.getValue()));
            }
        }
    }

    private static String value(String name, JsonNode value) {
        if (name.equals("wagers")) {
            return wagers(value);
        }
        return AMOUNTS.contains(name) && value.isTextual()
                ? crap(value)
                : Texts.printable(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String wagers(JsonNode wagers) {
        StringBuilder text = new StringBuilder();
        for (JsonNode wager : wagers) {
            int number = wager.path("number").asInt();
            text.append(text.isEmpty() ? "" : ",")
                    .append(wager.path("bet").asText())
                    .append(number == 0 ? "" : "@" + number)
                    .append('=')
                    .append(crap(wager.path("amount")));
        }
        return text.toString();
    }

    private static String crap(JsonNode micro) {
        return new Amount(Long.parseLong(micro.asText())).toString();
    }
}
