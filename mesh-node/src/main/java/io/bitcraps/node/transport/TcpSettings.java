package io.bitcraps.node.transport;

import java.util.ArrayList;
import java.util.List;

/**
 * Bounds of a {@link TcpTransport}.
 *
 * @param connectMs how long a dial may take, 1 to 60,000
 * @param handshakeMs how long an accepted or dialled link may stay narrow, 1 to 60,000
 * @param idleMs a link from which nothing came for so long is closed, at least 1
 * @param maxLinks most links others began, 1 to 9,999
 * @param maxNarrowLinks most of them that are not authenticated, at least 1
 * @param acceptsPerSecond most new ones a second: each costs a key agreement before we know who asks, at least 1
 * @param bandwidthMbps most megabits a second of all links together, each way, 1 to 1,000
 * @param writeBoundBytes a link with more than this waiting is not writable, at least 1,024
 */
public record TcpSettings(
        int connectMs,
        int handshakeMs,
        int idleMs,
        int maxLinks,
        int maxNarrowLinks,
        int acceptsPerSecond,
        int bandwidthMbps,
        int writeBoundBytes) {

    public TcpSettings {
        List<String> problems = new ArrayList<>();
        require(problems, connectMs >= 1 && connectMs <= 60_000, "connectMs is not in 1..60000");
        require(problems, handshakeMs >= 1 && handshakeMs <= 60_000, "handshakeMs is not in 1..60000");
        require(problems, idleMs >= 1, "idleMs is below 1");
        require(problems, maxLinks >= 1 && maxLinks <= 9_999, "maxLinks is not in 1..9999");
        require(problems, maxNarrowLinks >= 1, "maxNarrowLinks is below 1");
        require(problems, acceptsPerSecond >= 1, "acceptsPerSecond is below 1");
        require(problems, bandwidthMbps >= 1 && bandwidthMbps <= 1_000, "bandwidthMbps is not in 1..1000");
        require(problems, writeBoundBytes >= 1_024, "writeBoundBytes is below 1024");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    public static TcpSettings defaults() {
        return new TcpSettings(5_000, 5_000, 20_000, 128, 32, 50, 1_000, 256 * 1024);
    }

    private static void require(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
