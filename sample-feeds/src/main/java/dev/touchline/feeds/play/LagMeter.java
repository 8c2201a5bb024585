package dev.touchline.feeds.play;

/** How late frames leave: the worst, how many, and when it is time to say so. One thread. */
final class LagMeter {
    private static final long REPORT_INTERVAL_NS = 1_000_000_000L;

    private final long toleranceNs;
    private final PlayListener listener;
    private long maxLagNs;
    private long framesLate;
    private long untoldLagNs;
    private long untoldFrames;
    private long nextReportNs = Long.MIN_VALUE;

    LagMeter(final long toleranceNs, final PlayListener listener) {
        this.toleranceNs = toleranceNs;
        this.listener = listener;
    }

    void onFrame(final long dueNs, final long nowNs) {
        final long lagNs = nowNs - dueNs;
        maxLagNs = Math.max(maxLagNs, lagNs);
        if (lagNs > toleranceNs) {
            framesLate++;
            untoldFrames++;
            untoldLagNs = Math.max(untoldLagNs, lagNs);
        }
        if (untoldFrames > 0 && (nextReportNs == Long.MIN_VALUE || nowNs - nextReportNs >= 0)) {
            tell();
            nextReportNs = nowNs + REPORT_INTERVAL_NS;
        }
    }

    /** Says what has not been said yet. */
    void finish() {
        if (untoldFrames > 0) {
            tell();
        }
    }

    long maxLagNs() {
        return maxLagNs;
    }

    long framesLate() {
        return framesLate;
    }

    private void tell() {
        listener.onBehindSchedule(untoldLagNs, untoldFrames);
        untoldFrames = 0;
        untoldLagNs = 0;
    }
}
