package dev.touchline.protocol;

/**
 * What one source has sent us. Written by the ingest thread that owns its socket; read by any. Where a source's legs may
 * come in on several sockets, whoever writes holds this object's monitor, once a datagram. It outlives changes of the
 * registry, so that reconfiguring a match does not reset what operators see.
 */
public final class SourceCounters {
    private final SequenceWindow window = new SequenceWindow();
    private final Counter received = new Counter("received", "Records accepted, every leg");
    private final Counter lost = new Counter("lost", "Records missing from the sequence; late ones are taken back");
    private final Counter duplicates = new Counter("duplicates", "Records seen before");
    private final Counter reordered = new Counter("reordered", "Records later than their successor");
    private final Counter restarts = new Counter("restarts", "Sessions seen");
    private final Counter refused = new Counter("refused", "Records dropped as wrong, whatever the reason");
    private final Counter utcNotTai = new Counter("utc_not_tai", "Records whose time would fit if it were UTC");
    private final Counter lastUtcTimeNs = new Counter("last_utc_time_ns", "When that last happened, ns UTC");
    private final Counter lastReceiveNs = new Counter("last_receive_ns", "When a record last came, ns UTC");

    private int outsideInARow;

    /** Counts an accepted record. The ingest thread only. */
    public void onRecord(final int session, final int sequence, final long receiveTimeUtcNs) {
        received.increment();
        lastReceiveNs.set(receiveTimeUtcNs);
        switch (window.onRecord(session, sequence)) {
            case NEW -> {
                if (window.skipped() > 0) {
                    lost.add(window.skipped());
                }
            }
            case RESTARTED -> restarts.increment();
            case REORDERED -> {
                reordered.increment();
                lost.add(-1);
            }
            case DUPLICATE, OUTDATED -> duplicates.increment();
        }
    }

    /** Counts a record in its name that was dropped. The ingest thread only. */
    public void onRefused() {
        refused.increment();
    }

    /** Records in its name that were dropped: each is among the server's counts by reason too. */
    public long refused() {
        return refused.value();
    }

    /** Counts a record that was dropped because its time is UTC where TAI is asked for. The ingest thread only. */
    public void onUtcTime(final long receiveTimeUtcNs) {
        utcNotTai.increment();
        lastUtcTimeNs.set(receiveTimeUtcNs);
    }

    /** When a record was last dropped because its time is UTC, ns UTC; 0 when none was. */
    public long lastUtcTimeNs() {
        return lastUtcTimeNs.value();
    }

    /** Whether a record belongs to the session being followed. The ingest thread only. */
    public boolean isCurrentSession(final int session) {
        return restarts.value() > 0 && window.session() == session;
    }

    /**
     * A replayed record lies outside the window. Answers whether it is believed all the same: so many in a row are the truth,
     * and what the window lies around is not. The ingest thread only.
     */
    public boolean outvotesWindow(final boolean inside) {
        outsideInARow = inside ? 0 : outsideInARow + 1;
        return outsideInARow >= SequenceWindow.PROBATION;
    }

    /** Records accepted, those of every leg. */
    public long received() {
        return received.value();
    }

    /** Records that are missing from the sequence. */
    public long lost() {
        return lost.value();
    }

    /** Records seen before. */
    public long duplicates() {
        return duplicates.value();
    }

    /** Records that came after their successor. */
    public long reordered() {
        return reordered.value();
    }

    /** Sessions seen: 1 until the source restarts. */
    public long restarts() {
        return restarts.value();
    }

    /** Records dropped because the source sends UTC. */
    public long utcNotTai() {
        return utcNotTai.value();
    }

    /** When a record last came, ns UTC; 0 before the first. */
    public long lastReceiveNs() {
        return lastReceiveNs.value();
    }
}
