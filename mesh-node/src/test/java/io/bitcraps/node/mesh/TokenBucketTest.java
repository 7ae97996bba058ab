package io.bitcraps.node.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    @Test
    void givesTheBurstAndThenTheRate() {
        TokenBucket bucket = new TokenBucket(10, 2, 0);

        assertTrue(bucket.take(0));
        assertTrue(bucket.take(0));
        assertFalse(bucket.take(99));
        assertEquals(1, bucket.waitMs(99));
        assertTrue(bucket.take(100));
    }

    @Test
    void remembersWhatItIsOwed() {
        TokenBucket bucket = new TokenBucket(10, 1, 0);

        bucket.owe(0);
        bucket.owe(0);

        assertEquals(200, bucket.waitMs(0));
    }

    @Test
    void aLongRestGivesNoMoreThanTheBurst() {
        TokenBucket bucket = new TokenBucket(1_000_000, 1_000_000, 0);

        for (int i = 0; i < 1_000_000; i++) {
            assertTrue(bucket.take(Long.MAX_VALUE / 2));
        }
        assertFalse(bucket.take(Long.MAX_VALUE / 2));
    }

    @Test
    void paysAnyDebtBackAtTheHighestRate() {
        TokenBucket bucket = new TokenBucket(TokenBucket.MAX, TokenBucket.MAX, 0);

        bucket.owe(Integer.MAX_VALUE, 0);

        assertEquals(16_180, bucket.waitMs(0));
        assertEquals(1, bucket.waitMs(16_179));
        assertEquals(0, bucket.waitMs(Long.MAX_VALUE));
    }

    @Property
    void neverGivesMoreThanBurstAndRate(
            @ForAll @IntRange(min = 1, max = 100) int rate,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> pauses) {
        TokenBucket bucket = new TokenBucket(rate, burst, 0);
        long nowMs = 0;
        long taken = 0;
        for (int pause : pauses) {
            nowMs += pause;
            while (bucket.take(nowMs)) {
                taken++;
            }
        }

        assertTrue(taken * 1_000 <= burst * 1_000L + rate * nowMs);
    }
}
