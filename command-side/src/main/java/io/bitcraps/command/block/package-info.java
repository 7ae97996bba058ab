/**
 * Blocks: build one on a parent, execute one, verify one. Every validator executes a proposed block before it votes,
 * so the header names log and state after it. Pure: the same parent and block give the same bytes everywhere. Uses
 * the rules, the log and the state trie; knows nothing of votes or views beyond the header's members.
 */
@NullMarked
package io.bitcraps.command.block;

import org.jspecify.annotations.NullMarked;
