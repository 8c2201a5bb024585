package dev.touchline.feeds.play;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;

/**
 * Turns frames into records: positions of one frame together, a match clock when the state of play changes and once a
 * second of match time. One thread; allocates nothing per frame.
 */
final class FrameEncoder {
    private static final long CLOCK_INTERVAL_NS = 1_000_000_000L;

    private final DatagramEncoder encoder;
    private final int recordsPerDatagram;
    private final int sigmaMillimetres;
    private long recordsBefore;
    private boolean started;
    private long nextClockNs;
    private int period;
    private boolean running;
    private boolean inPlay;
    private Possession possession = Possession.NONE;
    private AttacksPlusX attacks = AttacksPlusX.UNKNOWN;

    FrameEncoder(final DatagramEncoder encoder, final int recordsPerDatagram, final int sigmaMillimetres) {
        this.encoder = encoder;
        this.recordsPerDatagram = recordsPerDatagram;
        this.sigmaMillimetres = sigmaMillimetres;
    }

    /** Starts the source anew: the next session. */
    void restart() {
        recordsBefore += encoder.recordsSent();
        encoder.restart();
        started = false;
    }

    int session() {
        return encoder.session();
    }

    long recordsSent() {
        return recordsBefore + encoder.recordsSent();
    }

    void frame(final FeedFrame frame, final long captureTimeNs) {
        if (!started || changed(frame) || captureTimeNs >= nextClockNs) {
            clock(frame, captureTimeNs);
        }
        positions(frame, captureTimeNs);
    }

    void heartbeat(final FeedFrame frame, final long sendTimeNs, final long nominalRate) {
        encoder.heartbeat((int) frame.number(), sendTimeNs, nominalRate);
        encoder.flush();
    }

    private boolean changed(final FeedFrame frame) {
        return frame.period() != period
                || frame.clockRunning() != running
                || frame.ballInPlay() != inPlay
                || frame.possession() != possession
                || frame.attacksPlusX() != attacks;
    }

    private void clock(final FeedFrame frame, final long captureTimeNs) {
        nextClockNs = captureTimeNs + CLOCK_INTERVAL_NS;
        started = true;
        period = frame.period();
        running = frame.clockRunning();
        inPlay = frame.ballInPlay();
        possession = frame.possession();
        attacks = frame.attacksPlusX();
        encoder.matchClock(
                (int) frame.number(), captureTimeNs, period, frame.clockMs(), running, attacks, inPlay, possession);
        encoder.flush();
    }

    private void positions(final FeedFrame frame, final long captureTimeNs) {
        final int playFlag = frame.ballInPlay() ? RecordDescriptor.FLAG_BALL_IN_PLAY : 0;
        int waiting = 0;
        for (long left = frame.presentMask(); left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            final boolean last = (left & left - 1) == 0;
            encoder.position(
                    objectId,
                    RecordDescriptor.GROUND_POINT,
                    (int) frame.number(),
                    captureTimeNs,
                    frame.xMillimetres(objectId),
                    frame.yMillimetres(objectId),
                    frame.zMillimetres(objectId),
                    sigmaMillimetres,
                    last ? playFlag | RecordDescriptor.FLAG_LAST_OF_FRAME : playFlag);
            if (++waiting == recordsPerDatagram) {
                encoder.flush();
                waiting = 0;
            }
        }
        encoder.flush();
    }
}
