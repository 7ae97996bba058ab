package io.bitcraps.node.coordinator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in the order of their needs, independent ones in parallel, and stops them in reverse order of their
 * start. The first that fails to start ends the start: what had started is stopped again. Not reusable.
 */
public final class ServiceGraph {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGraph.class);

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final List<Service> started = Collections.synchronizedList(new ArrayList<>());

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
            awaitAll(starts);
        }
        for (CompletableFuture<Void> start : starts.values()) {
            if (start.isCompletedExceptionally()) {
                stop();
                throw rootOf(start) instanceof StartFailed failed ? failed : new StartFailed("graph", rootOf(start));
            }
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
            } catch (Exception e) { // a service that fails to stop must not keep the others running
                LOG.error("service {} did not stop cleanly", service.name(), e);
            }
        }
    }

    /** All services, in the order they were given. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** Every start has ended, well or not; which did not is read off each. */
    private static void awaitAll(Map<String, CompletableFuture<Void>> starts) {
        for (CompletableFuture<Void> start : starts.values()) {
            try {
                start.join();
            } catch (CompletionException e) {
                LOG.debug("a service did not start", e);
            }
        }
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
        long begin = System.nanoTime();
        started.add(service); // before its start: one that fails half-way has something to release
        try {
            service.start();
        } catch (Throwable e) { // whatever it is, a missing native library too, the node must not run without it
            throw new CompletionException(new StartFailed(service.name(), e));
        }
        LOG.debug("started {} in {} ms", service.name(), (System.nanoTime() - begin) / 1_000_000);
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

    private static Throwable rootOf(CompletableFuture<Void> start) {
        Throwable failure = start.exceptionNow();
        while (failure instanceof CompletionException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}
