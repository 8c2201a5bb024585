package dev.touchline.engine;

import static dev.touchline.protocol.overlay.FrameEncoder.RowsEncoder;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.Quality;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes a match's frames, and samples the heat maps with what they show: both see the same integers, so a sum over
 * published positions equals a heat map exactly. Engine thread only; allocates nothing once every object has been seen.
 */
final class FramePublisher {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MAX_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH
            + FrameEncoder.BLOCK_LENGTH
            + RowsEncoder.sbeHeaderSize()
            + 128 * RowsEncoder.sbeBlockLength();

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FrameEncoder frame = new FrameEncoder();
    private final int[] shown = new int[128];
    private final MatchContext context;
    private final TrackTable tracks;
    private final MatchHeat heat;
    private final MatchClockState clock;
    private final EnginePublication publication;

    FramePublisher(
            final MatchContext context,
            final TrackTable tracks,
            final MatchHeat heat,
            final MatchClockState clock,
            final EnginePublication publication) {
        this.context = context;
        this.tracks = tracks;
        this.heat = heat;
        this.clock = clock;
        this.publication = publication;
    }

    /** The frame's time for capture time, us UTC. */
    long frameTimeUs(final long timeNs) {
        return TaiTime.toUtcNs(timeNs, context.taiOffsetSeconds()) / NANOS_PER_MICRO;
    }

    /** Publishes the state at an instant as frame {@code seq} of the epoch. */
    void publish(final long timeNs, final long epoch, final long seq) {
        final int count = select(timeNs);
        final long tsUs = frameTimeUs(timeNs);
        heat.advanceTo(tsUs);
        frame.wrapAndApplyHeader(buffer, 0, header)
                .matchId(context.matchId())
                .epoch(epoch)
                .seq(seq)
                .tsUs(tsUs)
                .pubUs(0)
                .clockMs(clock.clockMsAt(timeNs))
                .period((short) clock.period())
                .running((short) (clock.running() ? 1 : 0));
        final RowsEncoder rows = frame.rowsCount(count);
        for (int i = 0; i < count; i++) {
            write(rows.next(), shown[i], timeNs, tsUs);
        }
        publication.onFrame(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + frame.encodedLength());
    }

    private int select(final long timeNs) {
        int count = 0;
        for (int objectId = 0; objectId < tracks.objects(); objectId++) {
            final Track track = tracks.ground(objectId);
            if (track == null || !track.started()) {
                continue;
            }
            if (PublishedObject.isGone(track, timeNs)) {
                track.clear();
                tracks.published(objectId).breakPath();
            } else {
                shown[count++] = objectId;
            }
        }
        return count;
    }

    private void write(final RowsEncoder row, final int objectId, final long timeNs, final long tsUs) {
        final Track track = tracks.ground(objectId);
        final PublishedObject object = tracks.published(objectId);
        object.moveTo(track, timeNs);
        final Quality quality = PublishedObject.quality(track, timeNs);
        row.objectId((short) objectId)
                .quality(quality)
                .ageMs(PublishedObject.ageMs(track, timeNs))
                .x(object.x())
                .y(object.y())
                .z(PublishedObject.millimetres(track.zAt(timeNs)))
                .vx(PublishedObject.millimetres(track.vx()))
                .vy(PublishedObject.millimetres(track.vy()))
                .vz(PublishedObject.millimetres(track.vz()))
                .ax(PublishedObject.millimetres(track.ax()))
                .ay(PublishedObject.millimetres(track.ay()))
                .sigma(Math.min(PublishedObject.millimetres(track.sigmaAt(timeNs)), 65_534))
                .distance(object.distanceMillimetres());
        if (quality != Quality.STALE) {
            heat.sample(objectId, tsUs, object.x(), object.y(), clock.playClass());
        }
    }
}
