package dev.touchline.ingest;

/**
 * Says when datagrams that nobody asked for are a flood: from 5,000 a second on, which cost a hundredth of a core or so, until
 * they were fewer than 1,000 for half a minute. One thread.
 */
final class FloodSwitch {
    static final long FLOOD_PER_SECOND = 5_000;
    static final long CALM_PER_SECOND = 1_000;
    static final long CALM_NS = 30_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    private boolean flood;
    private long lastUnwanted;
    private long lastTimeNs;
    private long busyTimeNs;

    /** A switch that is off, at a moment. */
    FloodSwitch(final long nowNs) {
        lastTimeNs = nowNs;
        busyTimeNs = nowNs;
    }

    /**
     * Whether there is a flood.
     *
     * @param unwanted datagrams nobody asked for so far, whoever dropped them
     * @param nowNs any clock
     */
    boolean onSample(final long unwanted, final long nowNs) {
        final long tookNs = nowNs - lastTimeNs;
        if (tookNs <= 0) {
            return flood;
        }
        final double perSecond = (unwanted - lastUnwanted) * NANOS_PER_SECOND / tookNs;
        lastUnwanted = unwanted;
        lastTimeNs = nowNs;
        if (perSecond >= CALM_PER_SECOND) {
            busyTimeNs = nowNs;
        }
        if (perSecond >= FLOOD_PER_SECOND) {
            flood = true;
        } else if (nowNs - busyTimeNs >= CALM_NS) {
            flood = false;
        }
        return flood;
    }
}
