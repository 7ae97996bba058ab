package io.bitcraps.node.runtime.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Validator 1 of four asks. */
class AskingTest {

    private final Asking asking = new Asking(1, 4);

    @Test
    void asksTwoAtATimeAndNeverItself() {
        assertEquals(List.of(2, 3), next());
        assertEquals(List.of(), next());
    }

    @Test
    void asksTheNextWhenOneHasAnswered() {
        next();

        asking.answered(2, false);

        assertEquals(List.of(0), asking.next(peer -> peer == 2));
    }

    @Test
    void asksOneOnlyWhileItBringsBlocksAndGoesRound() {
        next();
        asking.answered(2, true);
        assertEquals(List.of(), next()); // 3 is still to answer

        asking.answered(3, true);

        assertEquals(List.of(0), next());
        asking.answered(0, true);
        assertEquals(List.of(2), next());
    }

    @Test
    void waitsNoLongerThanATickWhileNobodyWasHeard() {
        next();

        asking.tick();

        assertEquals(List.of(0, 2), next());
    }

    @Test
    void asksAnotherWhenOneIsSilentForLong() {
        next();
        asking.answered(2, true);

        List<List<Integer>> asked = IntStream.range(0, Asking.SILENT_TICKS)
                .mapToObj(tick -> {
                    asking.tick();
                    return next();
                })
                .toList();

        assertEquals(List.of(List.of(), List.of(), List.of(), List.of(0, 2)), asked);
    }

    @Test
    void asksWhoAnsweredInVainAfterAllOthers() {
        next();
        asking.answeredInVain(2);
        asking.answered(3, true);

        assertEquals(List.of(0), next());
        asking.answered(0, true);
        assertEquals(List.of(3), next());
        asking.answered(3, false);
        assertEquals(List.of(2), asking.next(peer -> peer != 2)); // nobody else is left
    }

    @Test
    void asksNobodyInACommitteeOfOne() {
        assertEquals(List.of(), new Asking(0, 1).next(peer -> false));
    }

    @Test
    void asksNobodyWhenNobodyHasMore() {
        assertEquals(List.of(), asking.next(peer -> true));
    }

    /** Nobody is known to have nothing. */
    private List<Integer> next() {
        return asking.next(peer -> false);
    }
}
