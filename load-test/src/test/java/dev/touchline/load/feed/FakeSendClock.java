package dev.touchline.load.feed;

/** A clock that moves only when it is waited on: a park takes as long as asked, a spin 1 us. */
public final class FakeSendClock implements SendClock {
    private static final long SPIN_NS = 1_000;

    private long nowNs;
    private long parks;
    private long spins;

    /** A clock that stands at an instant. */
    public FakeSendClock(final long nowNs) {
        this.nowNs = nowNs;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public void park(final long nanos) {
        parks++;
        nowNs += nanos;
    }

    @Override
    public void spin() {
        spins++;
        nowNs += SPIN_NS;
    }

    /** Moves the clock from outside, as work that takes time would. */
    public void advance(final long nanos) {
        nowNs += nanos;
    }

    long parks() {
        return parks;
    }

    long spins() {
        return spins;
    }
}
