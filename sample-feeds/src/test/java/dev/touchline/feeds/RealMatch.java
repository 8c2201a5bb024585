package dev.touchline.feeds;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the recorded match that is no part of the repository; without it a test is skipped, or fails when in CI. */
public final class RealMatch {
    private static final String FILE = "match/nl_tracab_4min_25hz.csv.gz";

    private RealMatch() {}

    /** The recording, or the end of the test. */
    public static Path requirePath() {
        final String folder = System.getenv("TOUCHLINE_FEEDS");
        final Path feeds = folder == null ? repository().resolve("../shared/feeds") : Path.of(folder);
        final Path file = feeds.resolve(FILE).normalize();
        if (!Files.isRegularFile(file)) {
            final String message = "recorded match is missing: file=" + file + ", set by=TOUCHLINE_FEEDS";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        return file;
    }

    /** The root of the repository. */
    public static Path repository() {
        return Path.of(System.getProperty("touchline.root", ".."))
                .toAbsolutePath()
                .normalize();
    }
}
