package io.bitcraps.query.page;

import java.util.List;

/** What the first page shows. */
record HomeView(
        String chain,
        long height,
        String phase,
        String entries,
        String lastBlock,
        String up,
        int quorum,
        List<Validator> validators,
        Supply supply,
        List<Block> blocks,
        List<Table> tables) {

    record Validator(String name, boolean up, String state) {}

    /** @param balanced whether all accounts sum to 0 and the supply is within its cap */
    record Supply(String issued, String cap, String bankroll, String exposure, boolean balanced) {}

    record Block(
            long height, String clock, String date, String proposer, long view, int entries, int actions, Seal seal) {}

    record Table(String id, String name, Puck puck, String phase, int seated, int seats, long roll, Lock lock) {}
}
