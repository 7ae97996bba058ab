package io.bitcraps.node.coordinator;

import io.bitcraps.events.id.ChainId;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells people what they must look at soon, where the settings name a place to tell it. Thread-safe. */
final class Alerts implements AutoCloseable {

    private final @Nullable Webhook webhook;
    private final Clock clock;

    /**
     * @param address of the webhook; empty for none
     * @param validator name of this validator, empty until it is known
     */
    Alerts(String address, ChainId chain, Supplier<String> validator, Clock clock) {
        this.webhook = address.isEmpty()
                ? null
                : new Webhook(URI.create(address), alert -> alert.json(chain, validator.get()));
        this.clock = clock;
    }

    /** Never waits. */
    void raise(Alert.Cause cause, String sentence) {
        if (webhook != null) {
            webhook.raise(new Alert(cause, sentence, clock.millis()));
        }
    }

    /** Alerts that were raised and reached nobody. */
    long lost() {
        return webhook == null ? 0 : webhook.lost();
    }

    @Override
    public void close() {
        if (webhook != null) {
            webhook.close();
        }
    }
}
