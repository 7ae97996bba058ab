package io.bitcraps.node.runtime.lane;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lanes as a running node has them: a platform thread each, and one thread for all alarms. */
public final class ThreadLanes implements Lanes {

    private final Halt halt;
    private final ScheduledThreadPoolExecutor timers;
    private final Queue<Lane> made = new ConcurrentLinkedQueue<>();

    public ThreadLanes(Halt halt) {
        this.halt = halt;
        this.timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("timers").factory(), new ThreadPoolExecutor.DiscardPolicy());
        timers.setRemoveOnCancelPolicy(true); // most alarms are cancelled long before they ring
    }

    @Override
    public Lane lane(String name, Bounds ofAPeer) {
        return lane(name, ofAPeer, 1, i -> name);
    }

    @Override
    public Lane crew(String name, Bounds ofAPeer) {
        return lane(name, ofAPeer, Runtime.getRuntime().availableProcessors(), i -> name + "-" + i);
    }

    private Lane lane(String name, Bounds ofAPeer, int width, IntFunction<String> names) {
        Lane lane = new ThreadLane(
                name,
                ofAPeer,
                halt,
                timers,
                body -> IntStream.range(0, width)
                        .mapToObj(i -> Thread.ofPlatform().name(names.apply(i)).unstarted(body))
                        .toList());
        made.add(lane);
        return lane;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        List.copyOf(made).forEach(Lane::close);
    }
}
