package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Standing;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.follow.PublishedChain;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.network.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Query nodes as they run, over the log of a validator without a read side, in one process. */
@Timeout(180)
class QueryNodeTest {

    private static final long PATIENCE_MS = 60_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final SignedChain chain = new SignedChain(7).grow(30, 3).publishCheckpoint();

    @TempDir
    private Path directory;

    @Test
    void answersAsItsSourceDoesEvenThroughAnotherQueryNode() throws Exception {
        try (var validator = new PublishedChain(chain);
                QueryNode first = started("first", validator.address());
                QueryNode second = started("second", api(first))) {
            awaitTip(second);
            chain.grow(5, 2).publishCheckpoint();
            awaitTip(second);

            String account = "/v1/accounts/" + chain.player(0).text() + "?atLeast=" + chain.log.tip();
            HttpResponse<String> answer = get(second, account);
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"asOf\":{\"height\":35,"), answer.body());
            assertEquals(get(first, account).body(), answer.body());
            HttpResponse<String> receipt = get(second, "/v1/receipts/" + newestTicket() + "?wait=20000");
            assertEquals(200, receipt.statusCode(), receipt.body());
            assertTrue(receipt.body().contains("\"outcome\":\"carried-out\""), receipt.body());
        }
    }

    @Test
    void sendsWritesToTheNodeItFollows() throws Exception {
        try (var validator = new PublishedChain(chain);
                QueryNode node = started("only", validator.address())) {
            HttpRequest write = HttpRequest.newBuilder(api(node).resolve("/v1/actions?wait=5"))
                    .POST(HttpRequest.BodyPublishers.ofString("a.b.c"))
                    .build();

            HttpResponse<String> answer = http.send(write, BodyHandlers.ofString());

            assertEquals(307, answer.statusCode());
            assertEquals(
                    validator.address() + "/v1/actions?wait=5",
                    answer.headers().firstValue("Location").orElse(""));
            try (var client = new NodeClient(api(node))) {
                byte[] jws = "a.b.c".getBytes(StandardCharsets.US_ASCII);
                assertEquals(new Standing.Pending(Sha256.hash(jws)), client.submit(jws, 5));
            }
            assertEquals(404, get(node, "/v1/tickets/" + Hash.ZERO).statusCode());
            assertEquals(200, get(node, "/v1/tickets/" + newestTicket()).statusCode());
        }
    }

    @Test
    void resumesFromItsOwnStoreAndMovesToTheSecondSource() throws Exception {
        try (var second = new PublishedChain(chain)) {
            try (var first = new PublishedChain(chain);
                    QueryNode node = started("node", first.address(), second.address())) {
                awaitTip(node);
                assertEquals(0, node.status().source());
            }
            Height kept = chain.log.tip();
            chain.grow(4, 1).publishCheckpoint();
            URI gone = URI.create("http://127.0.0.1:" + FreePorts.next());

            try (QueryNode again = started("node", gone, second.address())) {
                assertTrue(again.log().tip().compareTo(kept) >= 0, "the log of the earlier run is there");
                awaitTip(again);

                assertEquals(1, again.status().source());
                assertEquals(chain.log.head(), again.log().head());
            }
        }
    }

    private void awaitTip(QueryNode node) throws InterruptedException {
        Height tip = chain.log.tip();
        assertTrue(node.log().awaitAbove(new Height(tip.value() - 1), PATIENCE_MS), "height " + tip);
    }

    private Hash newestTicket() {
        FinalBlock newest = Objects.requireNonNull(chain.log.block(chain.log.tip()));
        byte[] action = newest.entries().stream()
                .filter(entry -> entry[0] != '{')
                .findFirst()
                .orElseThrow();
        return Sha256.hash(action);
    }

    private QueryNode started(String name, URI... nodes) throws Exception {
        Configuration configuration = Configuration.load(Sources.ofFlags(Map.of(
                Setting.BITCRAPS_API_PORT.name(),
                Integer.toString(FreePorts.next()),
                Setting.BITCRAPS_METRICS_PORT.name(),
                Integer.toString(FreePorts.next()))));
        QueryNode node = new QueryNode(
                new NodeFiles(directory.resolve(name)),
                chain.network.file(),
                List.of(nodes),
                null,
                configuration,
                reason -> {
                    throw new AssertionError(reason);
                });
        node.start();
        return node;
    }

    private static URI api(QueryNode node) {
        return URI.create("http://127.0.0.1:" + node.port());
    }

    private HttpResponse<String> get(QueryNode node, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(api(node).resolve(path)).build(), BodyHandlers.ofString());
    }
}
