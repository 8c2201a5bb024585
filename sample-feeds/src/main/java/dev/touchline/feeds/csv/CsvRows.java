package dev.touchline.feeds.csv;

import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.protocol.feed.Possession;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The current row of a CSV, its fields as numbers; counts what it cannot read. One thread. */
final class CsvRows implements Closeable {
    private static final byte[] DEAD = "dead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOME = "home".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AWAY = "away".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final CsvLines lines;
    private final CsvHeader header;
    private final CsvRoster roster;
    private final boolean learning;
    private long unknownValues;
    private long unknownObjects;

    private CsvRows(
            final Path file,
            final CsvLines lines,
            final CsvHeader header,
            final CsvRoster roster,
            final boolean learning) {
        this.file = file;
        this.lines = lines;
        this.header = header;
        this.roster = roster;
        this.learning = learning;
    }

    /** Opens the file; {@code learning} adds objects to the roster as they come. */
    static CsvRows open(final Path file, final CsvRoster roster, final boolean learning) throws IOException {
        final CsvLines lines = CsvLines.open(file);
        try {
            return new CsvRows(file, lines, CsvHeader.read(file, lines), roster, learning);
        } catch (final IOException e) {
            lines.close();
            throw e;
        }
    }

    boolean next() throws IOException {
        return lines.next();
    }

    long lineNumber() {
        return lines.lineNumber();
    }

    /** The frame number; without one the row has no time, so anything else than a number ends the reading. */
    long frame() throws FeedException {
        final long thousandths = thousandths(header.frame());
        if (thousandths == DecimalField.NOT_A_NUMBER || thousandths % 1_000 != 0) {
            throw new FeedException("frame is not a whole number: frame=" + lines.text(header.frame()) + ", line="
                    + lineNumber() + ", file=" + file);
        }
        return thousandths / 1_000;
    }

    int objectId() throws FeedException {
        int objectId = roster.find(lines, header.object());
        if (objectId == CsvRoster.NOBODY && learning) {
            objectId = roster.add(lines, header);
        }
        unknownObjects += objectId == CsvRoster.NOBODY ? 1 : 0;
        return objectId;
    }

    /** The period, 1 when the file does not say. */
    int period() {
        final long thousandths = thousandths(header.period());
        return thousandths == DecimalField.NOT_A_NUMBER ? 1 : (int) Math.max(0, Math.min(5, thousandths / 1_000));
    }

    /** The file's own time in ms, or {@link DecimalField#NOT_A_NUMBER}. */
    long timeMs() {
        return thousandths(header.seconds());
    }

    int xMillimetres() {
        return millimetres(header.x());
    }

    int yMillimetres() {
        return millimetres(header.y());
    }

    int zMillimetres() {
        return millimetres(header.z());
    }

    /** Whether the ball is in play; so when the file does not say. */
    boolean ballInPlay() {
        return !lines.equals(header.ballStatus(), DEAD);
    }

    Possession possession() {
        if (lines.equals(header.possession(), HOME)) {
            return Possession.HOME;
        }
        return lines.equals(header.possession(), AWAY) ? Possession.AWAY : Possession.NONE;
    }

    long unknownValues() {
        return unknownValues;
    }

    long unknownObjects() {
        return unknownObjects;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private int millimetres(final int field) {
        if (lines.isEmpty(field)) {
            return FeedFrame.UNKNOWN;
        }
        final long value = thousandths(field);
        if (value == DecimalField.NOT_A_NUMBER || Math.abs(value) > Integer.MAX_VALUE) {
            unknownValues++;
            return FeedFrame.UNKNOWN;
        }
        return (int) value;
    }

    private long thousandths(final int field) {
        return DecimalField.thousandths(lines.bytes(), lines.from(field), lines.to(field));
    }
}
