package io.bitcraps.node.runtime.lane;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lane with a thread of its own, or a crew with several. */
final class ThreadLane implements Lane {

    private final String name;
    private final Halt halt;
    private final ScheduledExecutorService timers;
    private final List<Thread> threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition goOn = lock.newCondition();
    private final Turns waiting;
    private boolean started;
    private boolean held;
    private boolean closed;

    /** @param threads makes this lane's threads, not yet started, of what each of them does */
    ThreadLane(
            String name,
            Bounds ofAPeer,
            Halt halt,
            ScheduledExecutorService timers,
            Function<Runnable, List<Thread>> threads) {
        this.name = name;
        this.waiting = new Turns(ofAPeer);
        this.halt = halt;
        this.timers = timers;
        this.threads = threads.apply(this::run);
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (!closed && !started) {
                started = true;
                threads.forEach(Thread::start);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(Runnable task) {
        lock.lock();
        try {
            if (!closed) {
                waiting.put(task);
                goOn.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(int peer, int bytes, Runnable task) {
        lock.lock();
        try {
            boolean taken = !closed && waiting.offer(peer, bytes, task);
            if (taken) {
                goOn.signal();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Alarm after(long delayMs, Runnable task) {
        ScheduledFuture<?> future = timers.schedule(() -> put(task), delayMs, TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void hold() {
        lock.lock();
        try {
            held = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void resume() {
        lock.lock();
        try {
            held = false;
            goOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long dropped(int peer) {
        lock.lock();
        try {
            return waiting.dropped(peer);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long dropped() {
        lock.lock();
        try {
            return waiting.dropped();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            halt.guard(name, task);
        }
    }

    /** Waits for a task that may begin; null when there will be none. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (!closed && halt.reason() == null && (held || waiting.isEmpty())) {
                goOn.awaitUninterruptibly();
            }
            return closed || halt.reason() != null ? null : waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Threads are not interrupted: that would close a file under what is being written to it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            goOn.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= join(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the caller was interrupted meanwhile */
    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
