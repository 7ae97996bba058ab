package io.bitcraps.events.event;

import static io.bitcraps.events.codec.Scalars.EPOCH;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.VIEW;

import io.bitcraps.events.block.Evidence.Offence;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;

/** Members of the events of validators, in the order of their records. */
final class CommitteeEvents {

    private static final JsonCodec<Offence> OFFENCE = Scalars.constant(Offence.class, Offence::text);

    static final Variant<Event.ValidatorConvicted> VALIDATOR_CONVICTED = new Variant<>(
            "validator-convicted",
            (writer, event) -> writer.member("epoch", EPOCH, event.epoch())
                    .member("validator", INT, event.validator())
                    .member("view", VIEW, event.view())
                    .member("offence", OFFENCE, event.offence()),
            reader -> new Event.ValidatorConvicted(
                    reader.member("epoch", EPOCH),
                    reader.member("validator", INT),
                    reader.member("view", VIEW),
                    reader.member("offence", OFFENCE)));

    private CommitteeEvents() {}
}
