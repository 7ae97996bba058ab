package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One HTTP/1.1 connection kept open, one request at a time: what submitting costs at least, for whoever measures nodes
 * and shares their machine. Everybody else takes {@link NodeClient}. One thread's own.
 */
public final class KeptConnection implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration READ_LIMIT = Duration.ofSeconds(40);
    private static final int MAX_LINE_BYTES = 8 << 10;
    private static final int MAX_BODY_BYTES = 1 << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final Socket socket;
    private final InputStream in;
    private final String host;

    private KeptConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.host = host;
    }

    /** @param node its scheme is taken to be http */
    public static KeptConnection open(URI node) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) READ_LIMIT.toMillis());
        socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), (int) CONNECT_LIMIT.toMillis());
        return new KeptConnection(socket, node.getHost() + ":" + node.getPort());
    }

    /** Sends one action, or more as one batch, and waits up to {@code waitMs} for finality; answers in order. */
    public List<Standing> submit(List<byte[]> actions, long waitMs) throws IOException {
        boolean batch = actions.size() > 1;
        write(batch ? "/v1/actions/batch" : "/v1/actions", lines(actions), waitMs);
        JsonNode body = json.readTree(answer());
        List<Standing> standings = new ArrayList<>(actions.size());
        try {
            if (batch && body.isArray()) {
                body.forEach(each -> standings.add(Answers.standing(each)));
            } else {
                standings.add(Answers.standing(body));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the node at " + host + " gave an answer that is no standing: " + body, e);
        }
        return standings;
    }

    private static byte[] lines(List<byte[]> actions) {
        if (actions.size() == 1) {
            return actions.getFirst();
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] action : actions) {
            lines.writeBytes(action);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private void write(String path, byte[] body, long waitMs) throws IOException {
        String head = "POST " + path + "?wait=" + waitMs + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/jose\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        socket.getOutputStream().write(request.toByteArray());
    }

    private byte[] answer() throws IOException {
        line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        return chunked ? chunks() : exactly(length);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            if (body.size() > MAX_BODY_BYTES) {
                throw new IOException("the node at " + host + " gave an answer without end");
            }
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        if (length < 0 || length > MAX_BODY_BYTES) {
            throw new IOException("the node at " + host + " announced an answer of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the node at " + host + " closed the connection within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > MAX_LINE_BYTES) {
                throw new EOFException("the node at " + host + " closed the connection");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
