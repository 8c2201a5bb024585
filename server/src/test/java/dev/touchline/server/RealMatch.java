package dev.touchline.server;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Finds the real match beside the repository, and reads it in a way of its own, to hold the importer against. */
public final class RealMatch {
    /** Metres from the centre spot, with frames counted from 0. */
    record Position(int frame, double x, double y) {}

    private RealMatch() {}

    /** The file; skips the test when it is not there, fails it under {@code CI=true}. */
    public static Path file() {
        final String folder = System.getenv("TOUCHLINE_FEEDS");
        final Path feeds = folder != null
                ? Path.of(folder)
                : Path.of(System.getProperty("touchline.root", "..")).resolve("../shared/feeds");
        final Path file = feeds.resolve("match/nl_tracab_4min_25hz.csv.gz");
        if (!Files.exists(file)) {
            final String message = "real match not found, set TOUCHLINE_FEEDS: file=" + file.normalize();
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            Assumptions.abort(message);
        }
        return file;
    }

    /** Every object's known positions, by the name that the file has for it. */
    static Map<String, List<Position>> positions(final Path file) throws IOException {
        final Map<String, List<Position>> positions = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final String[] cells = line.split(",", -1);
                if (!cells[6].isEmpty() && !cells[7].isEmpty()) {
                    positions
                            .computeIfAbsent(cells[3], unused -> new ArrayList<>())
                            .add(new Position(
                                    Integer.parseInt(cells[0]) - 1,
                                    Double.parseDouble(cells[6]),
                                    Double.parseDouble(cells[7])));
                }
            }
        }
        return positions;
    }
}
