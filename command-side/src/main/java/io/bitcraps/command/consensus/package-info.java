/**
 * Consensus: Simplex (Chan and Pass, eprint 2023/463), streamlined, as a pure state machine. docs/protocol.md states
 * the rules and the reasons; {@link io.bitcraps.command.consensus.Replica} is the way in.
 *
 * <ul>
 *   <li>Upon entering view v with work: arm leader (2 delta) and advance (3 delta). v is entered by a certificate of
 *       v - 1 or of any later view ({@code Certifying}, {@code Pace}).
 *   <li>As leader of v, holding the notarization of a parent of view p and nullifications of p+1 to v-1, the parent
 *       executed: propose one block; that is the notarize vote ({@code Leading}, {@code ParentRule}).
 *   <li>Upon the leader's first proposal of v, with the same certificates held and the block verified: notarize, at
 *       most once a view, never after nullify ({@code Voting}). Whatever is missing is asked for and waited for.
 *   <li>Upon a timer or a failed verification in v: nullify, never after finalize ({@code Voting}).
 *   <li>Upon q notarize: broadcast the notarization and enter v+1. Then, with body and execution, and having neither
 *       nullified v nor notarized another block nor seen the leader equivocate: finalize ({@code Certifying}).
 *   <li>Upon q nullify: broadcast the nullification and enter v+1.
 *   <li>Upon q finalize: the block and its ancestors are final ({@code Certifying}).
 *   <li>What may be cast is decided by the journal alone ({@code OwnVotes}); a vote is journalled before it is sent.
 *   <li>Upon a start: ask the others for the own newest vote; vote only if the journal knows it ({@code Rejoin}).
 *   <li>Every retry with work: send near votes and the entering certificate again; at rest, now and then, the newest
 *       finality certificate ({@code Resending}); answer repeated messages of older views with the certificates that
 *       ended them, and questions for old views with certificates or own votes ({@code Answering}).
 *   <li>Upon two votes no honest validator casts: evidence ({@code Evidence}).
 * </ul>
 *
 * <p>Inside, an input changes {@code ReplicaState}; then every rule is applied until none applies. Memory is bounded
 * by the views above the last final one and {@code openViews} more. More than 15 types: they are one protocol.
 *
 * <p>Imports {@code io.bitcraps.events} only.
 */
@NullMarked
package io.bitcraps.command.consensus;

import org.jspecify.annotations.NullMarked;
