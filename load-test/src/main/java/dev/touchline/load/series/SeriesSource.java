package dev.touchline.load.series;

import java.io.IOException;

/** Where readings come from. The sampler's thread asks. */
@FunctionalInterface
public interface SeriesSource {
    /** What has been counted so far; {@link IOException} when the server does not answer. */
    Reading read() throws IOException;
}
