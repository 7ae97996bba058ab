package io.bitcraps.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a block shows. */
record BlockView(
        long height,
        @Nullable Long previous,
        @Nullable Long next,
        String date,
        String proposer,
        long view,
        Seal seal,
        String certified,
        List<Field> fields,
        List<Action> actions,
        int actionCount) {

    record Field(String name, String value) {}

    record Action(
            long position, String account, String brief, long nonce, String kind, boolean refused, String outcome) {}
}
