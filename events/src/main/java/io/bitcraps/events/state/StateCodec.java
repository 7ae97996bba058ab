package io.bitcraps.events.state;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.codec.Variants;
import java.util.List;

/** Values of the state trie in canonical JSON: {@code type}, then the members in the order of the record. */
public final class StateCodec {

    public static final JsonCodec<StateValue> VALUE = JsonCodec.object(StateCodec::write, StateCodec::read);

    /** As in a genesis file: without the type. */
    public static final JsonCodec<StateValue.Parameters> PARAMETERS =
            JsonCodec.object(LedgerValues.PARAMETERS.write(), LedgerValues.PARAMETERS.read());

    private static final Variants<StateValue> BY_TYPE = new Variants<>(List.of(
            LedgerValues.ACCOUNT,
            LedgerValues.BANK,
            LedgerValues.AGENDA,
            LedgerValues.PARAMETERS,
            LedgerValues.PAY_TABLE,
            LedgerValues.VALIDATOR_KEYS,
            LedgerValues.CONVICTION,
            TableValues.TABLE_STATE,
            TableValues.SEAT));

    private StateCodec() {}

    private static void write(JsonWriter writer, StateValue value) {
        Variant.Of<?> members = variant(value);
        writer.name("type").string(members.type());
        members.write(writer);
    }

    private static StateValue read(JsonReader reader) {
        reader.name("type");
        return BY_TYPE.of(reader.string(Variants.MAX_TYPE_BYTES)).read(reader);
    }

    private static Variant.Of<?> variant(StateValue value) {
        return switch (value) {
            case StateValue.Account account -> LedgerValues.ACCOUNT.with(account);
            case StateValue.Bank bank -> LedgerValues.BANK.with(bank);
            case StateValue.Agenda agenda -> LedgerValues.AGENDA.with(agenda);
            case StateValue.Parameters parameters -> LedgerValues.PARAMETERS.with(parameters);
            case StateValue.RegisteredPayTable payTable -> LedgerValues.PAY_TABLE.with(payTable);
            case StateValue.ValidatorKeys keys -> LedgerValues.VALIDATOR_KEYS.with(keys);
            case StateValue.Conviction conviction -> LedgerValues.CONVICTION.with(conviction);
            case StateValue.Table table -> TableValues.TABLE_STATE.with(table);
            case StateValue.Seat seat -> TableValues.SEAT.with(seat);
        };
    }
}
