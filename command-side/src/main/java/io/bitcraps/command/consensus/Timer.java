package io.bitcraps.command.consensus;

import io.bitcraps.events.id.View;

/** A timer of one view. There is one of each kind: arming a kind replaces the one that runs. */
public record Timer(Kind kind, View view) {

    public enum Kind {
        /** The leader sent no proposal in 2 delta. */
        LEADER,
        /** The view has not ended in 3 delta. */
        ADVANCE,
        /** It is time to send again what may have been lost. */
        RETRY,
        /** Nothing may have happened for long: at rest, time to show what is the newest final block. Always runs. */
        REST,
        /** A proposal whose time lay ahead of the own clock may be voted on now. */
        CLOCK,
        /** The leader has waited for the finality of its parent long enough and proposes an empty block. */
        PATIENCE,
        /** The leader has waited for more actions long enough. */
        GATHER
    }
}
