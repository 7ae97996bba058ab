package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.query.synthetic.ReadSide;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final ReadSide readSide = ReadSide.shared();

    private record Message(String id, String event, String data) {}

    @Test
    void givesEveryEntryByteForByteFromTheStart() throws IOException {
        int count = 60;

        List<Message> messages = read(readSide.stream("/v1/feed?from=0"), count);

        List<byte[]> entries = readSide.log.entries(0, count, Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            assertEquals(Integer.toString(i), messages.get(i).id());
            assertEquals(
                    new String(entries.get(i), StandardCharsets.UTF_8),
                    messages.get(i).data());
        }
        assertEquals("genesis", messages.getFirst().event());
        assertEquals("tokens-issued", messages.get(1).event());
        assertEquals("block", messages.get(2).event());
    }

    @Test
    void keepsNoPlaceForThoseWhoNeverListen() throws IOException {
        for (int i = 0; i < 300; i++) {
            readSide.send(HttpRequest.newBuilder(readSide.uri("/v1/feed"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        }

        assertEquals(1, read(readSide.stream("/v1/feed?from=0"), 1).size());
    }

    @Test
    void resumesAfterTheLastEventId() throws IOException {
        List<Message> messages = read(readSide.stream("/v1/feed", "Last-Event-ID", "41"), 3);

        assertEquals(
                List.of("42", "43", "44"), messages.stream().map(Message::id).toList());
    }

    @Test
    void sendsNewEntriesAsTheyBecomeFinal() throws IOException {
        try (ReadSide growing = ReadSide.start(QuerySettings.inMemory())) {
            long head = growing.log.head().size();
            InputStream stream = growing.stream("/v1/feed?from=" + (head - 1));
            BufferedReader lines = lines(stream);
            assertEquals(Long.toString(head - 1), next(lines).id());

            growing.game.lock();

            Message block = next(lines);
            assertEquals(Long.toString(head), block.id());
            assertTrue(block.data().startsWith("{\"type\":\"block\""), block.data());
            stream.close();
        }
    }

    private static List<Message> read(InputStream stream, int count) throws IOException {
        try (BufferedReader lines = lines(stream)) {
            List<Message> messages = new ArrayList<>();
            while (messages.size() < count) {
                messages.add(next(lines));
            }
            return messages;
        }
    }

    private static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** The next message that is not a sign of life. */
    private static Message next(BufferedReader lines) throws IOException {
        String id = "";
        String event = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            } else if (line.isEmpty() && !event.isEmpty() && !event.equals("idle")) {
                return new Message(id, event, data);
            }
        }
        throw new IOException("the stream has ended");
    }
}
