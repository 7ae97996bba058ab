package io.bitcraps.node.simulator.run;

import io.bitcraps.events.id.Height;

/** What a simulated disk asks at every access: it may not return, or throw what a disk's failure is. */
interface Disk {

    /** One that does as it is told. */
    Disk SOUND = new Disk() {
        @Override
        public void beforeWrite() {}

        @Override
        public void afterWrite() {}

        @Override
        public void read(Height height) {}
    };

    /** Nothing of the write is on the disk yet. */
    void beforeWrite();

    /** It is on the disk and synced, and nobody was told. */
    void afterWrite();

    /** The block at this height is asked for. */
    void read(Height height);
}
