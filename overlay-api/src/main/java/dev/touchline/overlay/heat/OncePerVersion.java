package dev.touchline.overlay.heat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Results that are computed once for each version of what they are computed from: whoever asks first computes, whoever asks
 * meanwhile waits for that, whoever asks later takes it. Keeps the newest version only, of so many keys at the most; the key
 * that was not asked for longest is forgotten. A computation that fails is not kept. Any thread.
 *
 * @param <K> what is computed
 * @param <V> what the result is
 */
public final class OncePerVersion<K, V> {
    /** One computation; only itself is equal to it. */
    private static final class Entry<V> {
        final Object version;
        final CompletableFuture<V> result = new CompletableFuture<>();

        Entry(final Object version) {
            this.version = version;
        }
    }

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int mostKeys;
    private final long timeoutMs;

    /** Results of so many keys at the most; who waits for another's computation waits so long at the most. */
    public OncePerVersion(final int mostKeys, final long timeoutMs) {
        this.mostKeys = mostKeys;
        this.timeoutMs = timeoutMs;
    }

    /**
     * The result for a key and a version of its input; throws what the computation throws.
     *
     * @throws TimeoutException when another's computation takes too long
     * @throws InterruptedException when this thread is interrupted while it waits
     */
    public V get(final K key, final Object version, final Supplier<V> computation)
            throws TimeoutException, InterruptedException {
        final Entry<V> mine = new Entry<>(version);
        final Entry<V> known = enter(key, mine);
        if (known == mine) {
            return compute(key, mine, computation);
        }
        try {
            return known.result.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private synchronized Entry<V> enter(final K key, final Entry<V> mine) {
        final Entry<V> known = entries.get(key);
        if (known != null && known.version.equals(mine.version)) {
            return known;
        }
        entries.put(key, mine);
        if (entries.size() > mostKeys) {
            entries.remove(entries.keySet().iterator().next());
        }
        return mine;
    }

    private V compute(final K key, final Entry<V> mine, final Supplier<V> computation) {
        try {
            final V result = computation.get();
            mine.result.complete(result);
            return result;
        } catch (final RuntimeException | Error e) {
            forget(key, mine);
            mine.result.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized void forget(final K key, final Entry<V> failed) {
        entries.remove(key, failed);
    }
}
