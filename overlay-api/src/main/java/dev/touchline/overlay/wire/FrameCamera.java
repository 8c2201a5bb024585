package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where a camera stood and looked last, for the frames that carry it. Event loop thread only; a frame that carries the same pose as the one
 * before costs no object.
 */
public final class FrameCamera {
    // Divided by, never multiplied with their inverses: the quotient is the double nearest to the decimal, and is
    // written as that.
    private static final double MICRO = 1e6;
    private static final double MILLI = 1e3;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[0]);
    private final CameraDecoder camera = new CameraDecoder();
    private byte[] json;

    /** Takes a pose that the engine published. */
    public void onCamera(final DirectBuffer message, final int length) {
        if (bytes.capacity() != length) {
            bytes.wrap(new byte[length]);
        }
        bytes.putBytes(0, message, 0, length);
        camera.wrapAndApplyHeader(bytes, 0, header);
        json = null;
    }

    public CameraDecoder camera() {
        return camera;
    }

    /** As the {@code cam} of a frame. */
    public byte[] json() {
        if (json == null) {
            final ObjectNode cam = JsonMessage.empty().put("id", camera.sourceId());
            cam.put("tsUs", camera.tsUs());
            putPose(camera, cam);
            json = cam.toString().getBytes(StandardCharsets.UTF_8);
        }
        return json;
    }

    /** Puts where it stands, metres, and looks, degrees, and its lens if that is known. */
    public static void putPose(final CameraDecoder from, final ObjectNode to) {
        to.put("pan", from.pan() / MICRO)
                .put("tilt", from.tilt() / MICRO)
                .put("roll", from.roll() / MICRO)
                .put("x", from.x() / MILLI)
                .put("y", from.y() / MILLI)
                .put("z", from.z() / MILLI);
        if (from.lensKnown() != 0) {
            to.putObject("lens")
                    .put("focalLengthMm", from.focalLength())
                    .put("sensorWidthMm", from.sensorWidth())
                    .put("k1", from.k1())
                    .put("k2", from.k2())
                    .put("principalPointX", from.principalPointX())
                    .put("principalPointY", from.principalPointY());
        }
    }
}
