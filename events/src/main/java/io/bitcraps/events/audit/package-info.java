/**
 * The offline verifier. From a genesis file that the auditor trusts it checks an export in one pass: checkpoint and
 * quorum, every tile and bundle, headers and finality certificates, every action's signature and nonce, every seed and
 * die, and that no account is overdrawn at any height. The beacon's pairing check is behind {@link
 * io.bitcraps.events.block.SeedCheck}; what only the rules can know (payouts, fees, state roots) is behind {@link
 * io.bitcraps.events.audit.Reexecutor}.
 *
 * <p>It holds one bundle of entries, one of blocks and one block at a time, and per account a balance and a nonce. It
 * goes on after a finding where that makes sense, and stops where nothing after it could be told apart.
 */
@NullMarked
package io.bitcraps.events.audit;

import org.jspecify.annotations.NullMarked;
