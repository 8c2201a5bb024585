package dev.touchline.feeds.csv;

import dev.touchline.feeds.FeedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the columns are. Columns may come in any order and unknown ones are ignored; {@code frame, object, team, x_m, y_m}
 * must be there. Immutable; any thread.
 */
record CsvHeader(
        int frame,
        int seconds,
        int period,
        int object,
        int team,
        int jersey,
        int x,
        int y,
        int z,
        int ballStatus,
        int possession) {
    private static final int ABSENT = -1;

    /** Reads the first line of the file. */
    static CsvHeader read(final Path file, final CsvLines lines) throws IOException {
        if (!lines.next()) {
            throw new FeedException("file is empty: file=" + file);
        }
        return new CsvHeader(
                required(file, lines, "frame"),
                find(lines, "t_s"),
                find(lines, "period"),
                required(file, lines, "object"),
                required(file, lines, "team"),
                find(lines, "jersey"),
                required(file, lines, "x_m"),
                required(file, lines, "y_m"),
                find(lines, "z_m"),
                find(lines, "ball_status"),
                find(lines, "possession"));
    }

    private static int required(final Path file, final CsvLines lines, final String name) throws FeedException {
        final int column = find(lines, name);
        if (column == ABSENT) {
            throw new FeedException("column is missing: column=" + name + ", line=" + lines.lineNumber() + ", file="
                    + file + ", header=" + header(lines));
        }
        return column;
    }

    private static int find(final CsvLines lines, final String name) {
        for (int i = 0; i < lines.fields(); i++) {
            if (lines.text(i).toLowerCase(Locale.ROOT).equals(name)) {
                return i;
            }
        }
        return ABSENT;
    }

    private static String header(final CsvLines lines) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(lines.fields(), 12); i++) {
            text.append(i == 0 ? "" : ",").append(lines.text(i).replaceAll("[^\\x20-\\x7e]", "?"));
        }
        return text.length() > 120 ? text.substring(0, 120) + "..." : text.toString();
    }
}
