package io.bitcraps.command.consensus;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.Objects;

/**
 * On what a block may stand: a parent notarized in a view p, with every view between p and the block's nullified, all
 * of it held by whoever proposes or votes. Agreement rests on it.
 */
record ParentRule(Rounds rounds, Tip tip, boolean nullifiedBetween) {

    sealed interface Verdict {
        record Holds() implements Verdict {}

        /** Certificates of these views would decide; their absence decides nothing. */
        record Lacks(View first, View last) implements Verdict {}

        /** No certificate can ever make it hold. */
        record Broken(String reason) implements Verdict {}
    }

    sealed interface Parent {
        record Found(BlockId block, View view) implements Parent {}

        record Unclear(View first, View last) implements Parent {}
    }

    Verdict judge(View view, View parentView, BlockId parent) {
        if (parentView.compareTo(view) >= 0) {
            return new Verdict.Broken("the parent's view is not below the block's");
        }
        int toFloor = parentView.compareTo(tip.view());
        if (toFloor < 0 || toFloor == 0 && !parent.equals(tip.block())) {
            return new Verdict.Broken("the block does not descend from the last final one");
        }
        if (toFloor > 0) {
            Round round = rounds.get(parentView);
            BlockId certified = round == null ? null : round.certifiedBlock();
            if (certified == null) {
                return new Verdict.Lacks(parentView, lastOpen(parentView, view));
            }
            if (!certified.equals(parent)) {
                return new Verdict.Broken("another block than the parent was notarized in its view");
            }
        }
        View open = rounds.notNullifiedFrom(parentView.next());
        return nullifiedBetween && open.compareTo(view) < 0
                ? new Verdict.Lacks(open, lastOpen(open, view))
                : new Verdict.Holds();
    }

    /** The newest parent that a leader of {@code view} may build on. */
    Parent newest(View view) {
        Round certified = rounds.certifiedBelow(view);
        View parent = certified == null ? tip.view() : certified.view();
        View nullified = rounds.nullifiedSince(new View(view.value() - 1));
        if (nullified.compareTo(parent.next()) > 0) {
            long last = nullified.value() - 1;
            long first = Math.max(parent.value() + 1, last - Message.MAX_CERTIFICATES + 1);
            return new Parent.Unclear(new View(first), new View(last));
        }
        return certified == null
                ? new Parent.Found(tip.block(), parent)
                : new Parent.Found(Objects.requireNonNull(certified.certifiedBlock()), parent);
    }

    /** The last view from {@code first} that lies below {@code view} and fits into one answer. */
    private static View lastOpen(View first, View view) {
        return new View(Math.min(view.value() - 1, first.value() + Message.MAX_CERTIFICATES / 2 - 1));
    }
}
