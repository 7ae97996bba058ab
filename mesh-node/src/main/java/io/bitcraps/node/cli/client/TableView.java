package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.events.id.TableId;

/**
 * A table in a node's read model.
 *
 * @param roll number of the next roll
 * @param point 0 while off
 * @param json what the node says of it, with seats and bets where one table was asked for
 */
public record TableView(TableId id, String name, String phase, long roll, int point, boolean locked, JsonNode json) {

    static TableView of(JsonNode table, JsonNode json) {
        return new TableView(
                new TableId(Answers.text(table, "id")),
                Answers.text(table, "name"),
                Answers.text(table, "phase"),
                Answers.number(table, "roll"),
                (int) Answers.number(table, "point"),
                table.path("locked").asBoolean(),
                json);
    }
}
