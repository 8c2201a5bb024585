package dev.touchline.overlay.match;

import dev.touchline.engine.ClockReading;

/**
 * The moment at which operators say that something has happened, in capture time and on the match's clock. Immutable; any thread.
 *
 * @param period null when it is neither said nor known
 * @param clockMs of the period; null when it is neither said nor known
 * @param tsUs us UTC of capture
 */
record IncidentMoment(Integer period, Long clockMs, long tsUs) {
    /**
     * What is said, and what of it is not, from the clock as it is.
     *
     * @param now the clock of the period that runs or was played last; null when nothing is to be filled in
     * @param nowUs the moment that is meant when none is said: the newest frame's
     */
    static IncidentMoment of(
            final Integer period, final Long clockMs, final Long tsUs, final ClockReading now, final long nowUs) {
        final long atUs = tsUs == null ? nowUs : tsUs;
        final boolean isOfNow = now != null && now.period() > 0 && (period == null || period == now.period());
        final Long shownMs = isOfNow ? shownMs(tsUs, atUs, now) : null;
        if (shownMs == null) {
            return new IncidentMoment(period, clockMs, atUs);
        }
        return new IncidentMoment(now.period(), clockMs == null ? shownMs : clockMs, atUs);
    }

    /** What the clock showed; null when the moment that is said is before the period, or before a clock that now stands was stopped. */
    private static Long shownMs(final Long saidUs, final long atUs, final ClockReading now) {
        if (!now.running()) {
            return saidUs == null || saidUs >= now.tsUs() ? now.clockMs() : null;
        }
        final long shownMs = now.clockMs() + Math.floorDiv(atUs - now.tsUs(), 1_000L);
        if (shownMs >= 0) {
            return shownMs;
        }
        // The newest frame may be from just before the period began.
        return saidUs == null ? Long.valueOf(0) : null;
    }
}
