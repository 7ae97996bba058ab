package io.bitcraps.node.coordinator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in the order of their needs, independent ones in parallel, and stops them in reverse order of their
 * start. The first that fails to start ends the start: none is begun any more, and what had started is stopped again.
 * Not reusable.
 */
public final class ServiceGraph {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGraph.class);

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final List<Service> started = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<@Nullable StartFailed> failure = new AtomicReference<>();

    /** @throws IllegalArgumentException if two have one name, or needs are unknown or circular */
    public ServiceGraph(List<Service> services) {
        for (Service service : services) {
            if (this.services.putIfAbsent(service.name(), service) != null) {
                throw new IllegalArgumentException("two services are called " + service.name());
            }
        }
        for (Service service : services) {
            requireNoCircle(service, new ArrayList<>());
        }
    }

    /** A service did not start; what had started is stopped again. */
    public static final class StartFailed extends Exception {
        private static final long serialVersionUID = 1L;

        StartFailed(String service, Throwable cause) {
            super("service " + service + " did not start: " + cause.getMessage(), cause);
        }
    }

    /** Returns when every service has started. */
    public void start() throws StartFailed {
        Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : services.keySet()) {
                schedule(name, starts, threads);
            }
            starts.values().forEach(CompletableFuture::join);
        }
        StartFailed failed = failure.get();
        if (failed != null) {
            stop();
            throw failed;
        }
    }

    /** Stops what has started, newest first; a failure to stop is logged and the rest is stopped all the same. */
    public void stop() {
        List<Service> order = new ArrayList<>(started);
        started.clear();
        for (Service service : order.reversed()) {
            try {
                service.stop();
                LOG.debug("stopped {}", service.name());
            } catch (Throwable e) { // a service that fails to stop must not keep the others running
                LOG.error("service {} did not stop cleanly", service.name(), e);
            }
        }
    }

    /** All services, in the order they were given. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    private void schedule(String name, Map<String, CompletableFuture<Void>> starts, ExecutorService threads) {
        if (starts.containsKey(name)) {
            return;
        }
        Service service = service(name);
        service.needs().forEach(need -> schedule(need, starts, threads));
        CompletableFuture<?>[] needs = service.needs().stream().map(starts::get).toArray(CompletableFuture[]::new);
        starts.put(name, CompletableFuture.allOf(needs).thenRunAsync(() -> startOne(service), threads));
    }

    private void startOne(Service service) {
        if (failure.get() != null) {
            return; // also one that does not need what failed: a node that is given up must not begin to vote
        }
        long begin = System.nanoTime();
        started.add(service); // before its start: one that fails half-way has something to release
        try {
            service.start();
            LOG.debug("started {} in {} ms", service.name(), (System.nanoTime() - begin) / 1_000_000);
        } catch (Throwable e) { // whatever it is, a missing native library too, the node must not run without it
            failure.compareAndSet(null, new StartFailed(service.name(), e));
        }
    }

    private Service service(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("no service is called " + name);
        }
        return service;
    }

    private void requireNoCircle(Service service, List<String> path) {
        if (path.contains(service.name())) {
            throw new IllegalArgumentException("services need each other in a circle: " + path);
        }
        path.add(service.name());
        service.needs().forEach(need -> requireNoCircle(service(need), path));
        path.removeLast();
    }
}
