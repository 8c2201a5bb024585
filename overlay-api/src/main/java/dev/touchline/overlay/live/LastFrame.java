package dev.touchline.overlay.live;

/** The newest frame of a match: its numbers, and when it was captured and published, us UTC. Event loop thread only. */
final class LastFrame {
    private long epoch;
    private long seq;
    private long tsUs;
    private long pubUs;

    void set(final long newEpoch, final long newSeq, final long newTsUs, final long newPubUs) {
        epoch = newEpoch;
        seq = newSeq;
        tsUs = newTsUs;
        pubUs = newPubUs;
    }

    /** The match starts anew: none of its frames have come. */
    void startEpoch(final long newEpoch) {
        epoch = newEpoch;
        seq = 0;
    }

    /** Whether there has been a frame. */
    boolean isKnown() {
        return epoch != 0;
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    long tsUs() {
        return tsUs;
    }

    long pubUs() {
        return pubUs;
    }
}
