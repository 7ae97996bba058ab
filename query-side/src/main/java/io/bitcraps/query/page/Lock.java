package io.bitcraps.query.page;

import io.bitcraps.query.read.TableRow;

/**
 * Where a table is between bets and dice.
 *
 * @param state for the style sheet: open, locked or idle
 * @param badge one word
 * @param words for people, a sentence or two
 */
record Lock(String state, String badge, String words) {

    static Lock of(TableRow table, int seated) {
        if (table.locked()) {
            return new Lock(
                    "locked",
                    "locked",
                    "Roll " + table.nextRoll() + " is locked in block " + table.lockHeight()
                            + ", which is final: no bet can change any more. The validators are releasing their shares of"
                            + " the seed, and the dice follow from it.");
        }
        return switch (table.phase()) {
            case "waiting" ->
                new Lock(
                        "idle",
                        "waiting",
                        "The game starts when " + table.minPlayers() + " players are seated; " + seated
                                + (seated == 1 ? " is." : " are."));
            case "open" ->
                new Lock(
                        "open",
                        "bets open",
                        "Bets are open for roll " + table.nextRoll() + ". " + shooter(table)
                                + (table.pointNumber() == 0
                                        ? " It is a come-out roll."
                                        : " The point is " + table.pointNumber() + "."));
            case "closing" ->
                new Lock(
                        "idle",
                        "closing",
                        "The table is closing: what stands is rolled to its end, nothing new is taken.");
            default -> new Lock("idle", "closed", "The table is closed for ever.");
        };
    }

    private static String shooter(TableRow table) {
        return table.shooter() < 0 ? "Nobody is seated to throw." : "Seat " + table.shooter() + " throws.";
    }
}
