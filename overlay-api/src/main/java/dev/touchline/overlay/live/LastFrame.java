package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameDecoder;

/** The newest frame of a match: its numbers, and when it was captured and published, us UTC. Event loop thread only. */
final class LastFrame {
    private long epoch;
    private long seq;
    private long tsUs;
    private long pubUs;

    void set(final FrameDecoder frame) {
        epoch = frame.epoch();
        seq = frame.seq();
        tsUs = frame.tsUs();
        pubUs = frame.pubUs();
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
