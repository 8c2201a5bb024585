package dev.touchline.overlay.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.touchline.engine.MatchReading;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The newest frame, for engines that poll. Metres, m/s, m/s2; times in us UTC. Immutable; any thread. */
public record FrameDocument(long epoch, long seq, long tsUs, long pubUs, List<Row> rows) {
    private static final double THOUSAND = 1_000;

    /** An object; the names are those of a frame's fields on the live socket. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(
            int o,
            double x,
            double y,
            double z,
            double vx,
            double vy,
            double vz,
            double ax,
            double ay,
            double s,
            String q,
            int age,
            double d) {}

    /** The frame of a reading; null before the first. */
    static FrameDocument of(final MatchReading reading) {
        if (reading.frame().capacity() == 0) {
            return null;
        }
        final FrameDecoder frame =
                new FrameDecoder().wrapAndApplyHeader(reading.frame(), 0, new MessageHeaderDecoder());
        final List<Row> rows = new ArrayList<>();
        final long tsUs = frame.tsUs();
        final long pubUs = frame.pubUs();
        for (final FrameDecoder.RowsDecoder row : frame.rows()) {
            rows.add(new Row(
                    row.objectId(),
                    row.x() / THOUSAND,
                    row.y() / THOUSAND,
                    row.z() / THOUSAND,
                    row.vx() / THOUSAND,
                    row.vy() / THOUSAND,
                    row.vz() / THOUSAND,
                    row.ax() / THOUSAND,
                    row.ay() / THOUSAND,
                    row.sigma() / THOUSAND,
                    row.quality().name().toLowerCase(Locale.ROOT),
                    row.ageMs(),
                    row.distance() / THOUSAND));
        }
        return new FrameDocument(reading.epoch(), reading.seq(), tsUs, pubUs, List.copyOf(rows));
    }
}
