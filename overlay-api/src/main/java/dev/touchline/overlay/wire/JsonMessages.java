package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.protocol.overlay.CameraDecoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Messages as JSON. One thread. */
public final class JsonMessages implements StreamMessages {
    private final HeatJson heat = new HeatJson();

    @Override
    public void heatSnap(final HeatMap map, final int stream, final ByteBuf out) {
        heat.writeSnap(map, stream, out);
    }

    @Override
    public void heatPatch(final HeatMap map, final int stream, final ByteBuf out) {
        heat.writePatch(map, stream, out);
    }

    @Override
    public void documentSnap(final LiveDocument document, final int stream, final ByteBuf out) {
        final ObjectNode message = JsonMessage.of("snap")
                .put("stream", stream)
                .put("epoch", document.epoch())
                .put("seq", document.seq());
        write(message.set("data", document.tree()), out);
    }

    @Override
    public void documentPatch(
            final JsonNode ops, final int stream, final long base, final long seq, final ByteBuf out) {
        write(
                JsonMessage.of("patch")
                        .put("stream", stream)
                        .put("base", base)
                        .put("seq", seq)
                        .set("ops", ops),
                out);
    }

    @Override
    public void event(final ObjectNode event, final ByteBuf out) {
        write(event, out);
    }

    @Override
    public void camera(final CameraDecoder camera, final int stream, final ByteBuf out) {
        final ObjectNode message = JsonMessage.of("camera")
                .put("stream", stream)
                .put("seq", camera.seq())
                .put("tsUs", camera.tsUs());
        FrameCamera.putPose(camera, message);
        write(message, out);
    }

    private static void write(final JsonNode message, final ByteBuf out) {
        out.writeBytes(message.toString().getBytes(StandardCharsets.UTF_8));
    }
}
