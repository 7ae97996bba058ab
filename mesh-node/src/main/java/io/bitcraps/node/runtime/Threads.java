package io.bitcraps.node.runtime;

/** How threads of a node end. */
final class Threads {

    private Threads() {}

    /** Interrupts the thread and waits for its end, also when the caller is interrupted meanwhile. */
    static void stop(Thread thread) {
        thread.interrupt();
        join(thread);
    }

    /** Waits for the thread's end; an interrupt of the caller is kept for later. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
