package dev.touchline.ingest;

/**
 * Tells a full receive buffer's drops from a filter's. A socket has one counter for both. What it lost against its will is
 * also counted for all of the namespace ({@link ProcNet#losses()}), and a filter's drops are not: so of the socket's drops in
 * an interval as many are losses as the namespace counted, and the rest is the filter's. Without a filter every drop is a
 * loss. Exact unless another UDP socket of the namespace loses datagrams in an interval in which this one filters some: then
 * some of the filter's are taken for losses, never the other way. One thread.
 */
final class DropCount {
    private long lastDrops;
    private long lastLosses;
    private long unclaimed;
    private long lost;
    private long filtered;

    /** Counts from these on. */
    DropCount(final long drops, final long losses) {
        lastDrops = drops;
        lastLosses = losses;
    }

    /**
     * Shares out what came since the last call.
     *
     * @param drops of our sockets, read first
     * @param losses of the namespace, read after, so that every loss among the drops is in it
     * @param filtering whether there was a filter at any time since the last call
     */
    void onSample(final long drops, final long losses, final boolean filtering) {
        final long dropped = drops - lastDrops;
        final long lostByAnybody = losses - lastLosses;
        lastDrops = drops;
        lastLosses = losses;
        if (!filtering) {
            lost += dropped;
            unclaimed = 0;
            return;
        }
        final long ours = Math.min(dropped, lostByAnybody + unclaimed);
        lost += ours;
        filtered += dropped - ours;
        // A loss between the two readings is in the namespace's counter already, and in ours with the next interval.
        unclaimed = Math.min(lostByAnybody, lostByAnybody + unclaimed - ours);
    }

    long lost() {
        return lost;
    }

    long filtered() {
        return filtered;
    }
}
