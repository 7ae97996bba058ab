package io.bitcraps.query.api;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.log.note.Policy;

/**
 * What the genesis file says, read once.
 *
 * @param file its bytes; never altered
 */
@SuppressWarnings("ArrayRecordComponent") // never altered after construction; not compared
public record Network(ChainId chain, byte[] file, Genesis genesis) {

    public Committee committee() {
        return genesis.committee();
    }

    Policy policy() {
        return Policy.of(chain, committee());
    }

    /** A validator's name; its index where the committee has none of it. */
    public String validator(int index) {
        return index >= 0 && index < committee().size()
                ? committee().validators().get(index).name()
                : Integer.toString(index);
    }
}
