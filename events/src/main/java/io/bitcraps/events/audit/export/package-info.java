/**
 * An export: the log as a directory of static files, which any web server can serve and {@code Auditor} verifies
 * offline. A node's export command and its HTTP endpoints both read from {@link
 * io.bitcraps.events.audit.export.LogExport}.
 *
 * <pre>
 * genesis.json          the genesis file, byte for byte
 * checkpoint            signed note (C2SP tlog-checkpoint); its size and height are those of the export
 * policy/0              C2SP tlog-policy: which signatures the checkpoint must carry, by epoch
 * tile/L/N[.p/W]        C2SP tlog-tiles: 32-byte hashes in sequence
 * tile/entries/N[.p/W]  bundles of entries: for each a u16 length and its bytes
 * blocks/N[.p/W]        the blocks of heights 256 N + 1 to 256 N + W (256 without W): for each a u16 length and its
 *                       header, a u16 length and its finality certificate; length 0 where a later one covers it
 * finality/H            why height H, the checkpoint's, is final: u16 count of headers after H up to the nearest
 *                       certified one, for each a u16 length and the header, then a u16 length and that certificate;
 *                       absent for height 0
 * </pre>
 *
 * N is in groups of three digits, all but the last marked with x: 1234067 is {@code x001/x234/067}. Headers and
 * certificates are in the binary codec of {@code io.bitcraps.events.block}, numbers big-endian. There is no other
 * file, and one way to write each, but for the choice of signers.
 */
@NullMarked
package io.bitcraps.events.audit.export;

import org.jspecify.annotations.NullMarked;
