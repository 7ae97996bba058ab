package io.bitcraps.command.beacon.dkg;

import io.bitcraps.events.id.Height;

/** A statement as the log has it: by its author, in the block of that height. */
public record Logged(Height height, Statement statement) {}
