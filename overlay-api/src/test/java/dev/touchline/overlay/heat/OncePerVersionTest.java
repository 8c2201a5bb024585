package dev.touchline.overlay.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OncePerVersionTest {
    private final OncePerVersion<String, Integer> results = new OncePerVersion<>(2, 20_000);
    private final AtomicInteger computed = new AtomicInteger();

    private int get(final String key, final int version) throws Exception {
        return results.get(key, version, computed::incrementAndGet);
    }

    @Test
    void shouldComputeOncePerVersion() throws Exception {
        assertThat(get("a", 1)).isEqualTo(1);
        assertThat(get("a", 1)).isEqualTo(1);
        assertThat(get("a", 2)).isEqualTo(2);
        assertThat(get("b", 2)).isEqualTo(3);
        assertThat(get("a", 2)).isEqualTo(2);
    }

    @Test
    void shouldForgetTheKeyThatWasNotAskedForLongest() throws Exception {
        get("a", 1);
        get("b", 1);
        get("a", 1);
        get("c", 1);

        assertThat(get("a", 1)).isEqualTo(1);
        assertThat(get("b", 1)).as("computed again").isEqualTo(4);
    }

    @Test
    void shouldShareOneComputationAmongAllWhoAskMeanwhile() throws Exception {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            final List<Future<Integer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> results.get("a", 1, () -> {
                begun.countDown();
                awaitQuietly(go);
                return computed.incrementAndGet();
            })));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 7; i++) {
                answers.add(threads.submit(() -> get("a", 1)));
            }
            go.countDown();
            for (final Future<Integer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(1);
            }
            assertThat(computed).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitQuietly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldNotKeepAFailure() throws Exception {
        assertThatThrownBy(() -> results.get("a", 1, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(get("a", 1)).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForeverForAnother() throws Exception {
        final OncePerVersion<String, Integer> hasty = new OncePerVersion<>(2, 1);
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> {
            try {
                hasty.get("a", 1, () -> {
                    begun.countDown();
                    awaitQuietly(go);
                    return 1;
                });
            } catch (final TimeoutException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> hasty.get("a", 1, () -> 2)).isInstanceOf(TimeoutException.class);

        go.countDown();
        slow.get(20, TimeUnit.SECONDS);
    }
}
