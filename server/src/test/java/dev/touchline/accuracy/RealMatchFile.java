package dev.touchline.accuracy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the real match beside the repository. */
final class RealMatchFile {
    private RealMatchFile() {}

    /** The file; skips the test when it is not there, fails it under {@code CI=true}. */
    static Path find() {
        final String folder = System.getenv("TOUCHLINE_FEEDS");
        final Path feeds = folder != null
                ? Path.of(folder)
                : Path.of(System.getProperty("touchline.root", "..")).resolve("../shared/feeds");
        final Path file = feeds.resolve("match/nl_tracab_4min_25hz.csv.gz");
        if (!Files.exists(file)) {
            throw missing("real match not found, set TOUCHLINE_FEEDS: file=" + file.normalize());
        }
        return file;
    }

    /** Skips the test, or what to throw under {@code CI=true}. */
    static AssertionError missing(final String message) {
        Assumptions.assumeTrue("true".equals(System.getenv("CI")), message);
        return new AssertionError(message);
    }
}
