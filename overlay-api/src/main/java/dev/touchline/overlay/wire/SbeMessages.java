package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.protocol.live.CameraEncoder;
import dev.touchline.protocol.live.DocumentPatchEncoder;
import dev.touchline.protocol.live.DocumentSnapEncoder;
import dev.touchline.protocol.live.EventEncoder;
import dev.touchline.protocol.live.Flag;
import dev.touchline.protocol.live.HeatPatchEncoder;
import dev.touchline.protocol.live.HeatSnapEncoder;
import dev.touchline.protocol.live.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.CameraDecoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;

/** Messages of {@code live-schema.xml}. One thread. */
public final class SbeMessages implements StreamMessages {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HeatSnapEncoder heatSnap = new HeatSnapEncoder();
    private final HeatPatchEncoder heatPatch = new HeatPatchEncoder();
    private final CameraEncoder camera = new CameraEncoder();

    @Override
    public void heatSnap(final HeatMap map, final int stream, final ByteBuf out) {
        heatSnap.wrapAndApplyHeader(buffer, 0, header).stream(stream)
                .epoch(map.epoch())
                .seq(map.seq())
                .tsUs(map.tsUs())
                .outsideUs(map.outsideUs())
                .columns(map.columns())
                .rows(map.rows())
                .extentX(map.gridLength())
                .extentY(map.gridWidth());
        final HeatSnapEncoder.CellsEncoder cells = heatSnap.cellsCount(map.cells());
        for (int cell = 0; cell < map.cells(); cell++) {
            cells.next().dwellUs(map.dwellUs(cell));
        }
        heatSnap.grid(map.grid()).when(map.when()).direction(map.direction());
        write(heatSnap.encodedLength(), out);
    }

    @Override
    public void heatPatch(final HeatMap map, final int stream, final ByteBuf out) {
        heatPatch.wrapAndApplyHeader(buffer, 0, header).stream(stream)
                .baseSeq(map.baseSeq())
                .seq(map.seq())
                .tsUs(map.tsUs())
                .outsideUs(map.outsideUs());
        final HeatPatchEncoder.OpsEncoder ops = heatPatch.opsCount(map.changes());
        for (int i = 0; i < map.changes(); i++) {
            final int cell = map.changed(i);
            ops.next().cell(cell).dwellUs(map.dwellUs(cell));
        }
        write(heatPatch.encodedLength(), out);
    }

    @Override
    public void documentSnap(final LiveDocument document, final int stream, final ByteBuf out) {
        final DocumentSnapEncoder message = new DocumentSnapEncoder()
                .wrapAndApplyHeader(buffer, 0, header).stream(stream)
                        .epoch(document.epoch())
                        .seq(document.seq());
        final byte[] json = bytes(document.tree());
        message.putJson(json, 0, json.length);
        write(message.encodedLength(), out);
    }

    @Override
    public void documentPatch(
            final JsonNode ops, final int stream, final long base, final long seq, final ByteBuf out) {
        final DocumentPatchEncoder message = new DocumentPatchEncoder()
                .wrapAndApplyHeader(buffer, 0, header).stream(stream)
                        .baseSeq(base)
                        .seq(seq);
        final byte[] json = bytes(ops);
        message.putJson(json, 0, json.length);
        write(message.encodedLength(), out);
    }

    @Override
    public void event(final ObjectNode event, final ByteBuf out) {
        final EventEncoder message = new EventEncoder()
                .wrapAndApplyHeader(buffer, 0, header).stream(
                                event.get("stream").longValue())
                        .seq(event.get("seq").longValue())
                        .tsUs(event.get("tsUs").longValue())
                        .kind(event.get("kind").textValue())
                        .severity(event.get("severity").textValue());
        final byte[] json = bytes(event.get("data"));
        message.putJson(json, 0, json.length);
        write(message.encodedLength(), out);
    }

    @Override
    public void camera(final CameraDecoder pose, final int stream, final ByteBuf out) {
        camera.wrapAndApplyHeader(buffer, 0, header).stream(stream)
                .seq(pose.seq())
                .tsUs(pose.tsUs())
                .pan(pose.pan())
                .tilt(pose.tilt())
                .roll(pose.roll())
                .x(pose.x())
                .y(pose.y())
                .z(pose.z())
                .lensKnown(pose.lensKnown() == 0 ? Flag.NO : Flag.YES)
                .focalLength(pose.focalLength())
                .sensorWidth(pose.sensorWidth())
                .k1(pose.k1())
                .k2(pose.k2())
                .principalPointX(pose.principalPointX())
                .principalPointY(pose.principalPointY());
        write(camera.encodedLength(), out);
    }

    private void write(final int length, final ByteBuf out) {
        out.writeBytes(buffer.byteArray(), 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    private static byte[] bytes(final JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
