package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.events.id.ChainId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class AlertsTest {

    private static final ChainId CHAIN = new ChainId("test-0123456789abcdef");

    @ParameterizedTest
    @EnumSource
    void postsWhatHappenedAndWhere(Alert.Cause cause) throws Exception {
        try (Receiver receiver = new Receiver(204)) {
            try (Alerts alerts = alerts(receiver.address())) {
                alerts.raise(cause, "a \"sentence\"");
            }

            JsonNode json = new ObjectMapper().readTree(receiver.next());
            assertEquals(cause.text(), json.path("alert").asText());
            assertEquals("a \"sentence\"", json.path("sentence").asText());
            assertEquals(CHAIN.text(), json.path("chain").asText());
            assertEquals("validator-2", json.path("validator").asText());
            assertEquals(1_000, json.path("timeMs").asLong());
        }
    }

    @Test
    void postsInOrder() throws Exception {
        try (Receiver receiver = new Receiver(200);
                Alerts alerts = alerts(receiver.address())) {
            alerts.raise(Alert.Cause.EVIDENCE, "first");
            alerts.raise(Alert.Cause.HALTED, "second");

            assertTrue(receiver.next().contains("first"));
            assertTrue(receiver.next().contains("second"));
            assertEquals(0, alerts.lost());
        }
    }

    /** Nobody answers: the raiser goes on at once, and what finds no place is counted. */
    @Test
    void neverHoldsUpTheNode() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(200, answer)) {
            try (Alerts alerts = alerts(receiver.address())) {
                alerts.raise(Alert.Cause.EVIDENCE, "held");
                receiver.next();
                for (int i = 0; i < Webhook.MAX_WAITING + 3; i++) {
                    alerts.raise(Alert.Cause.EVIDENCE, "waits");
                }

                assertTrue(alerts.lost() >= 3);
                answer.countDown();
            }
        }
    }

    /** Those that no one took are counted, and no line of the log says where they should have gone. */
    @Test
    void countsWhatWasNotTakenAndNamesNoAddress() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Webhook.class);
        logger.addAppender(lines);
        Alerts unheard = alerts("http://127.0.0.1:1/s3cret");
        try (Receiver receiver = new Receiver(500)) {
            Alerts refused = alerts(receiver.address() + "/s3cret");

            refused.raise(Alert.Cause.EVIDENCE, "refused");
            unheard.raise(Alert.Cause.EVIDENCE, "unheard");
            refused.close();
            unheard.close();

            assertEquals(List.of(1L, 1L), List.of(refused.lost(), unheard.lost()));
        } finally {
            logger.detachAppender(lines);
        }
        assertEquals(2, lines.list.size());
        lines.list.forEach(line -> assertFalse(line.getFormattedMessage().contains("s3cret"), line::toString));
    }

    @Test
    void tellsNobodyWhereNoAddressIsSet() {
        Alerts alerts = alerts("");

        alerts.raise(Alert.Cause.HALTED, "unheard");
        alerts.close();

        assertEquals(0, alerts.lost());
    }

    private static Alerts alerts(String address) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
        return new Alerts(address, CHAIN, () -> "validator-2", clock);
    }
}
