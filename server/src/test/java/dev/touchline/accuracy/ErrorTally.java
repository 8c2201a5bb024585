package dev.touchline.accuracy;

import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Root mean square errors of what was published against the truth at the very instant that it says. */
final class ErrorTally {
    private static final double SWING_IN_SECONDS = 5;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameDecoder frame = new FrameDecoder();
    private final Truth truth;
    private final long startUs;
    private double squaredPosition;
    private double squaredSpeed;
    private double squaredVelocity;
    private double squaredSigmas;
    private double squaredBall;
    private double squaredHeight;
    private long players;
    private long balls;
    private long frames;

    ErrorTally(final Truth truth, final long startUs) {
        this.truth = truth;
        this.startUs = startUs;
    }

    /** Takes a frame, or a settled one: the layout is the same. */
    void onFrame(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        frame.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        final double t = (frame.tsUs() - startUs) * 1e-6;
        if (t < SWING_IN_SECONDS) {
            return;
        }
        frames++;
        for (final FrameDecoder.RowsDecoder row : frame.rows()) {
            final int id = row.objectId();
            if (truth.knows(id, t)) {
                add(id, t, row);
            }
        }
    }

    private void add(final int id, final double t, final FrameDecoder.RowsDecoder row) {
        final double dx = row.x() * 1e-3 - truth.x(id, t);
        final double dy = row.y() * 1e-3 - truth.y(id, t);
        if (id == 0) {
            final double dz = row.z() * 1e-3 - truth.z(id, t);
            squaredBall += dx * dx + dy * dy;
            squaredHeight += dz * dz;
            balls++;
            return;
        }
        squaredPosition += dx * dx + dy * dy;
        squaredSigmas += row.sigma() * row.sigma() * 1e-6;
        final double vx = row.vx() * 1e-3;
        final double vy = row.vy() * 1e-3;
        final double tvx = truth.vx(id, t);
        final double tvy = truth.vy(id, t);
        squaredVelocity += (vx - tvx) * (vx - tvx) + (vy - tvy) * (vy - tvy);
        final double ds = Math.sqrt(vx * vx + vy * vy) - Math.sqrt(tvx * tvx + tvy * tvy);
        squaredSpeed += ds * ds;
        players++;
    }

    long frames() {
        return frames;
    }

    /** Players, per axis, m. */
    double position() {
        return Math.sqrt(squaredPosition / (2 * players));
    }

    /** What the tracks said that it is, m. */
    double statedSigma() {
        return Math.sqrt(squaredSigmas / players);
    }

    /** Players, m/s. */
    double speed() {
        return Math.sqrt(squaredSpeed / players);
    }

    /** Players, per axis, m/s. */
    double velocity() {
        return Math.sqrt(squaredVelocity / (2 * players));
    }

    /** The ball over the ground, per axis, m. */
    double ball() {
        return Math.sqrt(squaredBall / (2 * balls));
    }

    /** The ball's height, m. */
    double height() {
        return Math.sqrt(squaredHeight / balls);
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "frames=%d position=%.4f (says %.4f) speed=%.4f velocity=%.4f ball=%.4f height=%.4f",
                frames,
                position(),
                statedSigma(),
                speed(),
                velocity(),
                ball(),
                height());
    }
}
