package io.bitcraps.command.axon;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Ledger;

/** What a command is decided on: the state at its place in the block, which whoever executes the block evolves. */
public record OpenBlock(Ledger ledger, BlockContext context) {}
