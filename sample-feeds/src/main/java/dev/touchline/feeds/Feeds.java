package dev.touchline.feeds;

import dev.touchline.feeds.csv.CsvFeed;
import dev.touchline.feeds.sim.SimulatedMatch;
import dev.touchline.feeds.sim.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a feed by name. Pure functions; any thread. */
public final class Feeds {
    /** The name of the simulated match. */
    public static final String SAMPLE = "sample";

    private static final String KNOWN = "known=sample, *.csv, *.csv.gz";

    private Feeds() {}

    /**
     * Opens a feed.
     *
     * @param nameOrPath {@code sample} for the simulator, which goes on for ever, or a file in the neutral CSV
     * @param seed of the simulator; a file ignores it
     * @throws FeedException when there is no such file, its format is not known, or its content is wrong
     * @throws IOException when the file cannot be read
     */
    public static MatchFeed open(final String nameOrPath, final long seed) throws IOException {
        if (nameOrPath.equals(SAMPLE)) {
            return new SimulatedMatch(SimulatorSettings.ofSeed(seed));
        }
        final Path file = path(nameOrPath);
        if (!Files.exists(file)) {
            throw new FeedException("no such feed: feed=" + nameOrPath + ", " + KNOWN);
        }
        final String name = nameOrPath.toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file) || !(name.endsWith(".csv") || name.endsWith(".csv.gz"))) {
            throw new FeedException("unknown format: feed=" + nameOrPath + ", " + KNOWN);
        }
        return CsvFeed.open(file);
    }

    private static Path path(final String text) throws FeedException {
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new FeedException("no such feed: feed=" + text + ", " + KNOWN, e);
        }
    }
}
