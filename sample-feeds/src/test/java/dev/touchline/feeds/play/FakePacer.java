package dev.touchline.feeds.play;

import java.util.function.BooleanSupplier;

/** Time that passes only when somebody waits for it, and then at once. */
final class FakePacer implements Pacer {
    static final long TAI_NS = 1_800_000_037_000_000_000L;

    private final Runnable whileWaiting;
    private long nowNs = 5_000_000_000L;
    private long startNs = nowNs;
    private long stallAtNs = Long.MAX_VALUE;
    private long stallNs;

    /** Runs something in every wait: drains a socket, stops the player. */
    FakePacer(final Runnable whileWaiting) {
        this.whileWaiting = whileWaiting;
    }

    /** Wakes up late once: the first wait past a time takes longer. */
    void stall(final long afterNs, final long byNs) {
        stallAtNs = startNs + afterNs;
        stallNs = byNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    @Override
    public long taiNs() {
        return TAI_NS + nowNs - startNs;
    }

    @Override
    public void awaitUntil(final long deadlineNs, final BooleanSupplier cancelled) {
        whileWaiting.run();
        nowNs = Math.max(nowNs, deadlineNs);
        if (nowNs >= stallAtNs) {
            nowNs += stallNs;
            stallAtNs = Long.MAX_VALUE;
        }
    }
}
