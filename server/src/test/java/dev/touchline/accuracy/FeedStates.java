package dev.touchline.accuracy;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import dev.touchline.protocol.overlay.Quality;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Turns a feed's frames into the engine's: as the feed has them, or as the engine's own tracks publish them. */
final class FeedStates {
    private static final int TAI_OFFSET_SECONDS = 37;
    private static final long START_NS = 1_750_000_000_000_000_000L;

    private final ObjectStates direct = new ObjectStates();
    private final ObjectStates published = new ObjectStates();
    private final FrameDecoder decoder = new FrameDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final MatchEngine engine;
    private final DatagramEncoder source;
    private final int sigmaMillimetres;

    FeedStates(final Pitch pitch, final int sigmaMillimetres) {
        this.sigmaMillimetres = sigmaMillimetres;
        engine = new MatchEngine(
                new MatchContext(
                        1,
                        true,
                        pitch,
                        Teams.UNKNOWN,
                        TAI_OFFSET_SECONDS,
                        1,
                        new Counter("t", ""),
                        new MatchCounters()),
                new EnginePublication() {
                    @Override
                    public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {}

                    @Override
                    public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {}

                    @Override
                    public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
                        decode(buffer, offset);
                    }

                    @Override
                    public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {
                        // Not asked for.
                    }
                });
        source = new DatagramEncoder(1, 1, 1, null, datagram -> {
            view.wrap(datagram);
            for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
                engine.onRecord(view, at);
            }
        });
    }

    /** The feed's own positions; the ball with its velocity since the frame before, the others without. */
    ObjectStates direct(final FeedFrame frame) {
        final long nowUs = START_NS / 1_000 + frame.mediaTimeNs() / 1_000;
        final boolean hadBall = direct.isPresent(0);
        final double seconds = (nowUs - direct.tsUs()) * 1e-6;
        final int lastX = direct.xMillimetres(0);
        final int lastY = direct.yMillimetres(0);
        direct.begin(nowUs);
        for (long left = frame.presentMask(); left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            final int z = frame.zMillimetres(objectId);
            direct.place(
                    objectId,
                    frame.xMillimetres(objectId),
                    frame.yMillimetres(objectId),
                    z == FeedFrame.UNKNOWN ? 0 : z);
            direct.velocity(objectId, 0, 0, 0);
            direct.trust(objectId, Quality.LIVE, sigmaMillimetres, 0);
        }
        if (hadBall && direct.isPresent(0)) {
            final int vx = (int) Math.round((direct.xMillimetres(0) - lastX) / seconds);
            final int vy = (int) Math.round((direct.yMillimetres(0) - lastY) / seconds);
            direct.velocity(0, vx, vy, 0);
        }
        return direct;
    }

    /** What the engine publishes once it has the frame. */
    ObjectStates published(final FeedFrame frame) {
        final long captureNs = START_NS + TAI_OFFSET_SECONDS * 1_000_000_000L + frame.mediaTimeNs();
        for (long left = frame.presentMask(); left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            source.position(
                    objectId,
                    RecordDescriptor.GROUND_POINT,
                    (int) frame.number(),
                    captureNs,
                    frame.xMillimetres(objectId),
                    frame.yMillimetres(objectId),
                    frame.zMillimetres(objectId),
                    sigmaMillimetres,
                    (left & (left - 1)) == 0 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
        return published;
    }

    private void decode(final MutableDirectBuffer buffer, final int offset) {
        decoder.wrapAndApplyHeader(buffer, offset, header);
        published.begin(decoder.tsUs());
        for (final FrameDecoder.RowsDecoder row : decoder.rows()) {
            final int objectId = row.objectId();
            published.place(objectId, row.x(), row.y(), row.z());
            published.velocity(objectId, row.vx(), row.vy(), row.vz());
            published.trust(objectId, row.quality(), row.sigma(), row.ageMs());
        }
    }
}
