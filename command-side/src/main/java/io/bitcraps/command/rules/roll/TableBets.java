package io.bitcraps.command.rules.roll;

import io.bitcraps.command.rules.Ledger;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.state.StateCodec;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Seat;
import io.bitcraps.events.state.StateValue.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The hash that a lock binds every bet with. */
public final class TableBets {

    private static final byte[] TAG = "bitcraps/bets/v1\n".getBytes(StandardCharsets.US_ASCII);

    private TableBets() {}

    /**
     * SHA-256("bitcraps/bets/v1\n" || for each seat with bets, in seat order: u32 big-endian length || canonical bytes
     * of its state leaf).
     */
    public static Hash hash(Ledger ledger, Table table) {
        MessageDigest digest = Sha256.digest();
        digest.update(TAG);
        for (Chair chair : table.chairs()) {
            Seat seat = ledger.seat(table.id(), chair.player());
            if (!seat.bets().isEmpty()) {
                byte[] leaf = StateCodec.VALUE.encode(seat);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(leaf.length).flip());
                digest.update(leaf);
            }
        }
        return Hash.of(digest.digest());
    }
}
