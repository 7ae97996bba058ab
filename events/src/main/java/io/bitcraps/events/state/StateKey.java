package io.bitcraps.events.state;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import java.nio.ByteBuffer;

/**
 * A leaf's place in the state trie: SHA-256(type byte || id), see docs/protocol.md, "State root". Ordered as the
 * leaves stand in the trie. Making one costs a hash: whoever needs it twice keeps it.
 */
public record StateKey(Hash hash) implements Comparable<StateKey> {

    private static final int ACCOUNT = 1;
    private static final int BANK = 2;
    private static final int AGENDA = 3;
    private static final int PARAMETERS = 4;
    private static final int TABLE = 5;
    private static final int SEAT = 6;
    private static final int PAY_TABLE = 7;
    private static final int VALIDATOR_KEYS = 8;
    private static final int CONVICTION = 9;

    public static StateKey account(PublicKey key) {
        byte[] input = typed(ACCOUNT, PublicKey.BYTES);
        key.writeTo(input, 1);
        return of(input);
    }

    public static StateKey bank() {
        return of(typed(BANK, 0));
    }

    public static StateKey agenda() {
        return of(typed(AGENDA, 0));
    }

    public static StateKey parameters() {
        return of(typed(PARAMETERS, 0));
    }

    public static StateKey table(TableId table) {
        return of(table(TABLE, table, 0));
    }

    /** The id is the table's and the player's key after it; the key's length is fixed, so no two ids run together. */
    public static StateKey seat(TableId table, PublicKey player) {
        byte[] input = table(SEAT, table, PublicKey.BYTES);
        player.writeTo(input, input.length - PublicKey.BYTES);
        return of(input);
    }

    public static StateKey validatorKeys() {
        return of(typed(VALIDATOR_KEYS, 0));
    }

    /** The id is u64 epoch and u8 place in its committee. */
    public static StateKey conviction(Epoch epoch, int validator) {
        byte[] input = typed(CONVICTION, Long.BYTES + 1);
        ByteBuffer.wrap(input, 1, Long.BYTES + 1).putLong(epoch.value()).put((byte) validator);
        return of(input);
    }

    public static StateKey payTable(Hash payTable) {
        byte[] input = typed(PAY_TABLE, Hash.BYTES);
        payTable.writeTo(input, 1);
        return of(input);
    }

    /** Where this value stands. */
    public static StateKey of(StateValue value) {
        return switch (value) {
            case StateValue.Account account -> account(account.key());
            case StateValue.Bank bank -> bank();
            case StateValue.Agenda agenda -> agenda();
            case StateValue.Parameters parameters -> parameters();
            case StateValue.ValidatorKeys keys -> validatorKeys();
            case StateValue.Conviction conviction -> conviction(conviction.epoch(), conviction.validator());
            case StateValue.Table table -> table(table.id());
            case StateValue.Seat seat -> seat(seat.table(), seat.player());
            case StateValue.RegisteredPayTable registered -> payTable(registered.hash());
        };
    }

    @Override
    public int compareTo(StateKey other) {
        return hash.compareTo(other.hash);
    }

    private static StateKey of(byte[] input) {
        return new StateKey(Sha256.hash(input));
    }

    private static byte[] table(int type, TableId table, int more) {
        byte[] id = table.bytes();
        byte[] input = typed(type, id.length + more);
        System.arraycopy(id, 0, input, 1, id.length);
        return input;
    }

    private static byte[] typed(int type, int idLength) {
        byte[] input = new byte[1 + idLength];
        input[0] = (byte) type;
        return input;
    }
}
