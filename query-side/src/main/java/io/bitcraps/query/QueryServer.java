package io.bitcraps.query;

import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.query.api.Network;
import io.bitcraps.query.api.Writing;
import io.bitcraps.query.feed.Follower;
import io.bitcraps.query.feed.Progress;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.NodeStatus;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * The read side as one thing to start and to close. Several may run in one JVM. It answers as soon as {@link #start}
 * returns, from whatever height the read model has; {@link #foldedHeight} tells how far that is.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "BitCraps",
                        version = "1",
                        description = "Play-money craps on a provable log. Amounts are micro-CRAP as decimal strings.",
                        license = @License(name = "Apache-2.0")))
public final class QueryServer implements AutoCloseable {

    /** Silence on a connection, both ways, after which it is closed: longer than any wait and any stream's silence. */
    private static final int IDLE_SECONDS = 60;

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final Follower follower;
    private final Progress progress;

    private QueryServer(ApplicationContext context, EmbeddedServer server, Follower follower, Progress progress) {
        this.context = context;
        this.server = server;
        this.follower = follower;
        this.progress = progress;
    }

    /**
     * Opens the read model, follows the log and serves.
     *
     * @param source messages as {@link io.bitcraps.events.feed.EntryMetadata} says, tokens with the log position
     * @param genesisFile bytes of the file the chain id is over
     * @throws IllegalStateException if the database holds the read model of another chain
     */
    public static QueryServer start(
            QuerySettings settings,
            FinalLog log,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            Ingress ingress,
            NodeStatus status,
            byte[] genesisFile,
            ChainId chain) {
        Network network = new Network(chain, genesisFile.clone(), GenesisCodec.decode(genesisFile));
        Progress progress = new Progress();
        DatabaseAddress address = DatabaseAddress.of(settings);
        Follower follower = new Follower(source, address::connect, chain, progress);
        // Side by side: the two take about as long, and a node waits for both.
        CompletableFuture<Void> following = CompletableFuture.runAsync(
                () -> {
                    ReadModelSchema.prepare(address, chain, log.head(), progress);
                    follower.start();
                },
                task -> Thread.ofPlatform().name("read-model-start").daemon().start(task));
        ApplicationContext context = context(settings, address);
        context.registerSingleton(FinalLog.class, log);
        context.registerSingleton(Writing.class, new Writing(ingress));
        context.registerSingleton(NodeStatus.class, status);
        context.registerSingleton(Progress.class, progress);
        context.registerSingleton(Network.class, network);
        try {
            context.start();
            following.join(); // before anybody is answered: the database might be another chain's, or ahead of the log
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            return new QueryServer(context, server, follower, progress);
        } catch (RuntimeException e) {
            following.exceptionally(failure -> null).join();
            follower.close();
            context.close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Height of the last block folded into the read model, -1 before genesis. */
    public long foldedHeight() {
        return progress.height();
    }

    /** Waits until the block at {@code height} is folded, at most {@code timeoutMs}; whether it is. */
    public boolean awaitFolded(long height, long timeoutMs) throws InterruptedException {
        return progress.await(height, timeoutMs);
    }

    /** Why the read model does not get on, in one sentence; empty while it does. It tries again by itself. */
    public String problem() {
        return follower.problem();
    }

    /** Every route, the pages' too. */
    Stream<UriRouteInfo<?, ?>> routes() {
        return context.getBean(Router.class).uriRoutes();
    }

    /** Ends streams, stops folding after the transaction under way, stops listening. */
    @Override
    public void close() {
        follower.close();
        context.close();
    }

    private static ApplicationContext context(QuerySettings settings, DatabaseAddress address) {
        return ApplicationContext.builder()
                .properties(properties(settings, address))
                .environments("bitcraps")
                .deduceEnvironment(false)
                .banner(false)
                .build();
    }

    private static Map<String, Object> properties(QuerySettings settings, DatabaseAddress database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.application.name", "bitcraps");
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("micronaut.server.max-request-size", Writing.MAX_BODY_BYTES);
        properties.put("micronaut.server.idle-timeout", IDLE_SECONDS + "s");
        properties.put("micronaut.server.thread-selection", "manual");
        properties.put("micronaut.serde.serialization.inclusion", "non_null");
        properties.put("micronaut.router.static-resources.webjars.paths", "classpath:META-INF/resources/webjars");
        properties.put("micronaut.router.static-resources.webjars.mapping", "/webjars/**");
        properties.put("micronaut.router.static-resources.own.paths", "classpath:static");
        properties.put("micronaut.router.static-resources.own.mapping", "/static/**");
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.driver-class-name", database.driver());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.put("datasources.default.maximum-pool-size", 8);
        properties.put("datasources.default.minimum-idle", 1);
        properties.put("datasources.default.transaction-isolation", "TRANSACTION_REPEATABLE_READ");
        properties.put("datasources.default.dialect", "POSTGRES");
        return properties;
    }
}
