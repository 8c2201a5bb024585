package dev.touchline.server;

import dev.touchline.feeds.play.Pacer;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * Lets a match's time pass as fast as the server follows: at each second of it, until the engine has come as far. Nothing is
 * lost to a full socket, and heartbeats fall on the same instants in every play.
 */
final class SteppedPacer implements Pacer {
    private static final long SECOND_NS = 1_000_000_000L;

    private final TestServer program;
    private final long baseTaiNs;
    private long nowNs;
    private long waitedNs;

    SteppedPacer(final TestServer program, final long baseTaiNs) {
        this.program = program;
        this.baseTaiNs = baseTaiNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    @Override
    public long taiNs() {
        return baseTaiNs;
    }

    @Override
    public void awaitUntil(final long deadlineNs, final BooleanSupplier cancelled) {
        if (nowNs > 0 && deadlineNs - waitedNs >= SECOND_NS) {
            awaitEngine((baseTaiNs + nowNs) / 1_000 - 37_000_000L);
            waitedNs = nowNs;
        }
        nowNs = Math.max(nowNs, deadlineNs);
    }

    private void awaitEngine(final long utcUs) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> engineTimeUs() >= utcUs - 100_000);
    }

    private long engineTimeUs() throws IOException, InterruptedException {
        return program.get("/api/v1/matches/1/feed").get("engineTimeUs").asLong();
    }
}
