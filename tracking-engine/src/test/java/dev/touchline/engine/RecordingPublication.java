package dev.touchline.engine;

import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import dev.touchline.protocol.overlay.Quality;
import dev.touchline.protocol.overlay.SettledDecoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.MutableDirectBuffer;

/** Remembers what the engine publishes. */
final class RecordingPublication implements EnginePublication {
    int events;

    record Row(int x, int y, int z, Quality quality, int ageMs, long distance) {}

    record Frame(long epoch, long seq, long tsUs, int period, long clockMs, Map<Integer, Row> rows) {}

    record Heat(long seq, long tsUs, int columns, long outsideUs, List<Long> cells) {}

    final List<Frame> frames = new ArrayList<>();
    final List<Frame> settled = new ArrayList<>();
    final List<Heat> heats = new ArrayList<>();
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
        keep(buffer, offset, length);
        final FrameDecoder decoder = new FrameDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        final Map<Integer, Row> rows = new TreeMap<>();
        final long epoch = decoder.epoch();
        final long seq = decoder.seq();
        final long tsUs = decoder.tsUs();
        final int period = decoder.period();
        final long clockMs = decoder.clockMs();
        decoder.rows()
                .forEachRemaining(row -> rows.put(
                        (int) row.objectId(),
                        new Row(row.x(), row.y(), row.z(), row.quality(), row.ageMs(), row.distance())));
        frames.add(new Frame(epoch, seq, tsUs, period, clockMs, rows));
    }

    @Override
    public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {
        keep(buffer, offset, length);
        final SettledDecoder decoder =
                new SettledDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        final Map<Integer, Row> rows = new TreeMap<>();
        final long epoch = decoder.epoch();
        final long seq = decoder.seq();
        final long tsUs = decoder.tsUs();
        final int period = decoder.period();
        final long clockMs = decoder.clockMs();
        decoder.rows()
                .forEachRemaining(row -> rows.put(
                        (int) row.objectId(),
                        new Row(row.x(), row.y(), row.z(), row.quality(), row.ageMs(), row.distance())));
        settled.add(new Frame(epoch, seq, tsUs, period, clockMs, rows));
    }

    @Override
    public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {
        keep(buffer, offset, length);
        final HeatDecoder decoder = new HeatDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        final List<Long> cells = new ArrayList<>();
        final Heat heat = new Heat(decoder.seq(), decoder.tsUs(), decoder.columns(), decoder.outsideUs(), cells);
        for (final HeatDecoder.CellsDecoder each : decoder.cells()) {
            cells.add(each.dwellUs());
        }
        heats.add(heat);
    }

    private void keep(final MutableDirectBuffer buffer, final int offset, final int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        bytes.writeBytes(copy);
    }

    Frame last() {
        return frames.get(frames.size() - 1);
    }

    @Override
    public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {
        events++;
    }
}
