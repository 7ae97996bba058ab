package io.bitcraps.query.page;

import java.util.List;

/** What the page of an account shows. */
record AccountView(
        String account,
        long height,
        String balance,
        String held,
        long nonce,
        long openedHeight,
        List<Place> seats,
        List<Line> history) {

    record Place(String table, int seat) {}

    /** @param gain whether the balance rose */
    record Line(
            long position,
            long height,
            String clock,
            String date,
            String event,
            String change,
            boolean gain,
            String balance) {}
}
