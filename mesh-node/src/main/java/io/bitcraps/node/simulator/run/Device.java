package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.StoreFailure;
import org.jspecify.annotations.Nullable;

/** The disk of one machine: the process may die over a write or be told that it failed, and what it reads may be rotten. */
final class Device implements Disk {

    private final World world;
    private final Machine machine;
    private final SplitMix64 random;
    private boolean failed;
    private @Nullable Height rotten;

    Device(World world, Machine machine, SplitMix64 random) {
        this.world = world;
        this.machine = machine;
        this.random = random;
    }

    /** A process starts; what was full has room again. */
    void begin() {
        failed = false;
    }

    /** Whether it told this process of a failure: then that has to end, and writes nothing more. */
    boolean hasFailed() {
        return failed;
    }

    /** From here on the block at this height cannot be read. */
    void rots(Height height) {
        rotten = height;
    }

    /** Whether a rotten block was found; the log is then put on another disk. */
    boolean isReplaced() {
        boolean found = failed && rotten != null;
        if (found) {
            rotten = null;
        }
        return found;
    }

    @Override
    public void beforeWrite() {
        if (failed) {
            world.checks().fail("validator " + machine.index() + " writes after its disk failed");
        }
        machine.effect();
        mayFail(Fault.FULL_DISK, StoreFailure.Reason.DISK_FULL);
        mayFail(Fault.FAILED_SYNCS, StoreFailure.Reason.IO_FAILED);
    }

    @Override
    public void afterWrite() {
        mayFail(Fault.FAILED_SYNCS, StoreFailure.Reason.IO_FAILED);
        machine.effect();
    }

    private void mayFail(Fault fault, StoreFailure.Reason reason) {
        if (machine.isUp() && world.weather().failsToWrite(fault, random)) {
            fail(reason);
        }
    }

    @Override
    public void read(Height height) {
        if (height.equals(rotten) && !world.weather().isCalm()) {
            world.weather().note(Fault.BIT_ROT);
            fail(StoreFailure.Reason.DAMAGED);
        }
    }

    private void fail(StoreFailure.Reason reason) {
        failed = true;
        throw new StoreFailure(reason, "the simulated disk says " + reason);
    }
}
