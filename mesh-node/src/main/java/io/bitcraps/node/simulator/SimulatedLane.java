package io.bitcraps.node.simulator;

import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.lane.Turns;

/** One lane of {@link SimulatedLanes}. */
final class SimulatedLane implements Lane {

    private final SimulatedLanes lanes;
    private final String name;
    private final int width;
    private final Bounds ofAPeer;
    private final Turns waiting;
    private int underWay;
    private boolean started;
    private boolean held;
    private boolean closed;

    SimulatedLane(SimulatedLanes lanes, String name, Bounds ofAPeer, int width) {
        this.lanes = lanes;
        this.name = name;
        this.width = width;
        this.ofAPeer = ofAPeer;
        this.waiting = new Turns(ofAPeer);
    }

    String name() {
        return name;
    }

    Bounds ofAPeer() {
        return ofAPeer;
    }

    @Override
    public void start() {
        started = true;
        begin();
    }

    @Override
    public void put(Runnable task) {
        if (!closed) {
            waiting.put(task);
            begin();
        }
    }

    @Override
    public boolean offer(int peer, int bytes, Runnable task) {
        boolean taken = !closed && waiting.offer(peer, bytes, task);
        if (taken) {
            begin();
        }
        return taken;
    }

    private void begin() {
        while (started && !held && !closed && underWay < width) {
            Runnable task = waiting.poll();
            if (task == null) {
                return;
            }
            underWay++;
            lanes.begin(name, () -> happen(task));
        }
    }

    private void happen(Runnable task) {
        if (!closed) {
            try {
                task.run();
            } catch (SimulatedLanes.Crashed e) {
                return; // closed: nothing is left to do
            }
            underWay--; // after it ran: what it puts here begins when it is over
            begin();
        }
    }

    @Override
    public Alarm after(long delayMs, Runnable task) {
        Once once = new Once(task);
        lanes.after(delayMs, once::ring);
        return once;
    }

    /** An alarm; the agenda forgets nothing, so a cancelled one stays in it and does nothing. */
    private final class Once implements Alarm {

        private final Runnable task;
        private boolean cancelled;

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        void ring() {
            if (!cancelled) {
                put(task);
            }
        }
    }

    @Override
    public void hold() {
        held = true;
    }

    @Override
    public void resume() {
        held = false;
        begin();
    }

    @Override
    public int size() {
        return waiting.size();
    }

    @Override
    public long dropped(int peer) {
        return waiting.dropped(peer);
    }

    @Override
    public long dropped() {
        return waiting.dropped();
    }

    @Override
    public void close() {
        closed = true;
        waiting.clear();
    }
}
