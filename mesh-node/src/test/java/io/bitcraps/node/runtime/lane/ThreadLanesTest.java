package io.bitcraps.node.runtime.lane;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class ThreadLanesTest extends LanesContract {

    @Override
    protected Lanes lanes(Halt byThis) {
        return new ThreadLanes(byThis);
    }

    @Override
    protected void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(30, TimeUnit.SECONDS));
    }
}
