package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.protocol.overlay.CameraDecoder;
import io.netty.buffer.ByteBuf;

/** Writes the messages of streams that are no frames, in one encoding. One thread. */
public interface StreamMessages {
    /** A heat map, whole. */
    void heatSnap(HeatMap map, int stream, ByteBuf out);

    /** The cells that the last update of a heat map changed. */
    void heatPatch(HeatMap map, int stream, ByteBuf out);

    /** A document, whole. */
    void documentSnap(LiveDocument document, int stream, ByteBuf out);

    /** What changed in a document since the one numbered {@code base}. */
    void documentPatch(JsonNode ops, int stream, long base, long seq, ByteBuf out);

    /**
     * An event.
     *
     * @param event the message as JSON
     */
    void event(ObjectNode event, ByteBuf out);

    /** Where a camera stands and looks. */
    void camera(CameraDecoder camera, int stream, ByteBuf out);

    /** The writer of an encoding. */
    static StreamMessages of(final WireEncoding encoding) {
        return switch (encoding) {
            case JSON -> new JsonMessages();
            case SBE -> new SbeMessages();
        };
    }
}
