package dev.touchline.engine;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.feed.CameraLensDecoder;
import dev.touchline.protocol.feed.CameraPoseDecoder;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.CameraEncoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Passes on where broadcast cameras stand and look: each pose with the newest lens of its source. Tracks have no part in it. Engine
 * thread only; allocates when a camera is seen for the first time.
 */
final class CameraPublisher {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MOST_CAMERAS = 1 << 16;
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + CameraEncoder.BLOCK_LENGTH;

    /** One camera's message, as it was published last, with its lens. */
    private static final class Camera {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        private final CameraEncoder message = new CameraEncoder();
        private long seq;
    }

    private final Int2ObjectHashMap<Camera> cameras = new Int2ObjectHashMap<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CameraDecoder loaded = new CameraDecoder();
    private final CameraPoseDecoder pose = new CameraPoseDecoder();
    private final CameraLensDecoder lens = new CameraLensDecoder();
    private final MatchContext context;
    private final EnginePublication publication;

    CameraPublisher(final MatchContext context, final EnginePublication publication) {
        this.context = context;
        this.publication = publication;
    }

    /** Takes a pose and publishes it. */
    void onPose(final DirectBuffer record, final int offset, final long captureNs, final long epoch) {
        pose.wrap(record, offset + MessageHeaderDecoder.ENCODED_LENGTH, CameraPoseDecoder.BLOCK_LENGTH, 1);
        final Camera camera = camera(pose.sourceId());
        camera.seq++;
        camera.message
                .epoch(epoch)
                .seq(camera.seq)
                .tsUs(TaiTime.toUtcNs(captureNs, context.taiOffsetSeconds()) / NANOS_PER_MICRO)
                .pan(pose.pan())
                .tilt(pose.tilt())
                .roll(pose.roll())
                .x(pose.x())
                .y(pose.y())
                .z(pose.z());
        publication.onCamera(camera.buffer, 0, LENGTH);
    }

    /** Takes a lens: the next pose of its source has it. */
    void onLens(final DirectBuffer record, final int offset) {
        lens.wrap(record, offset + MessageHeaderDecoder.ENCODED_LENGTH, CameraLensDecoder.BLOCK_LENGTH, 1);
        camera(lens.sourceId())
                .message
                .lensKnown((short) 1)
                .focalLength(lens.focalLength())
                .sensorWidth(lens.sensorWidth())
                .k1(lens.k1())
                .k2(lens.k2())
                .principalPointX(lens.principalPointX())
                .principalPointY(lens.principalPointY());
    }

    private Camera camera(final int sourceId) {
        final Camera known = cameras.get(sourceId);
        if (known != null) {
            return known;
        }
        final Camera camera = new Camera();
        camera.message
                .wrapAndApplyHeader(camera.buffer, 0, header)
                .matchId(context.matchId())
                .sourceId(sourceId);
        cameras.put(sourceId, camera);
        return camera;
    }

    void save(final StateWriter out) {
        out.putInt(cameras.size());
        for (final Camera camera : cameras.values()) {
            out.putBytes(camera.buffer.byteArray(), LENGTH);
            out.putLong(camera.seq);
        }
    }

    void load(final StateReader in) {
        for (int left = in.getCount(MOST_CAMERAS); left > 0; left--) {
            final byte[] message = new byte[LENGTH];
            in.getBytes(message, LENGTH);
            loaded.wrap(
                    new UnsafeBuffer(message),
                    MessageHeaderEncoder.ENCODED_LENGTH,
                    CameraDecoder.BLOCK_LENGTH,
                    CameraDecoder.SCHEMA_VERSION);
            final Camera camera = camera(loaded.sourceId());
            camera.buffer.putBytes(0, message);
            camera.seq = in.getLong();
        }
    }

    /** The match starts anew: poses are counted from 1. Lenses are as they were. */
    void clear() {
        for (final Camera camera : cameras.values()) {
            camera.seq = 0;
        }
    }
}
