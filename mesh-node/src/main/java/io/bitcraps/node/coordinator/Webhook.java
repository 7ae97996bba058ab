package io.bitcraps.node.coordinator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts as JSON, one after the other, each tried once, on a thread of its own. Whoever raises one never waits:
 * what finds no place is dropped and counted, as is what the other end did not take. The address is a secret and
 * stands in no line of the log. Thread-safe.
 */
final class Webhook implements AutoCloseable {

    /** Alerts that wait to be posted. */
    static final int MAX_WAITING = 64;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final URI address;
    private final Function<Alert, String> json;
    private final AtomicLong lost = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("alerts").daemon().factory(),
            (task, full) -> lost.incrementAndGet());

    /** @param json what to post of an alert */
    Webhook(URI address, Function<Alert, String> json) {
        this.address = address;
        this.json = json;
    }

    /** From any thread; after {@link #close} the alert is lost. */
    void raise(Alert alert) {
        thread.execute(() -> post(alert));
    }

    /** Alerts that nobody was told of, since the start. */
    long lost() {
        return lost.get();
    }

    private void post(Alert alert) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.apply(alert)))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close(); // unread: what it says is no matter, and might not end
            if (response.statusCode() < 200 || response.statusCode() > 299) {
                notTaken(alert, "status " + response.statusCode());
            }
        } catch (IOException e) {
            notTaken(alert, e.getClass().getSimpleName()); // its message may name the address
        } catch (InterruptedException e) {
            notTaken(alert, "the node stopped");
            Thread.currentThread().interrupt();
        }
    }

    private void notTaken(Alert alert, String reason) {
        lost.incrementAndGet();
        LOG.warn("the alert {} was not taken: {}", alert.cause().text(), reason);
    }

    /** Gives what waits the time of one timeout to leave: the last alert is often that of a halt. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                lost.addAndGet(thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
