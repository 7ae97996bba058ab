package io.bitcraps.node.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Keeps what was used last, up to a weight in bytes. Thread-safe. */
final class BoundedCache<K, V> {

    private final long maxBytes;
    private final ToLongFunction<V> weight;
    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    BoundedCache(long maxBytes, ToLongFunction<V> weight) {
        this.maxBytes = maxBytes;
        this.weight = weight;
    }

    synchronized @Nullable V get(K key) {
        return kept.get(key);
    }

    synchronized void putIfAbsent(K key, V value) {
        if (!kept.containsKey(key)) {
            put(key, value);
        }
    }

    synchronized void put(K key, V value) {
        V old = kept.remove(key);
        if (old != null) {
            bytes -= weight.applyAsLong(old);
        }
        kept.put(key, value);
        bytes += weight.applyAsLong(value);
        var oldest = kept.entrySet().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            bytes -= weight.applyAsLong(oldest.next().getValue());
            oldest.remove();
        }
    }
}
