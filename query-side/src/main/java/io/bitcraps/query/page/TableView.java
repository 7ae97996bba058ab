package io.bitcraps.query.page;

import java.util.List;

/** What the page of a table shows. */
record TableView(
        String id,
        String name,
        long height,
        String phase,
        Puck puck,
        List<Box> boxes,
        Lock lock,
        long hand,
        String limits,
        List<Seat> seats,
        List<Roll> rolls) {

    /** A number of the felt, with the puck on it or not. */
    record Box(int number, boolean on) {}

    record Seat(
            int number, String player, String brief, boolean shooter, boolean ready, List<Chip> chips, String total) {}

    record Chip(String bet, String stake, boolean off) {}

    /** @param dice empty while locked */
    record Roll(
            long number,
            List<Integer> dice,
            String sum,
            String what,
            String clock,
            long lockHeight,
            List<Player> players) {}

    /** What a roll did to one player's bets. */
    record Player(String player, String brief, List<Result> results) {}

    /** @param tone won, lost, pushed or travelled, for the style sheet */
    record Result(String bet, String tone, String words) {}
}
