package dev.touchline.feeds.csv;

import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.FrameRate;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The first reading of a file: who takes part, how many frames, and the frame rate its times imply. One thread.
 *
 * @param roster who takes part
 * @param frames frames in the file
 * @param impliedRate frames per second by the times, 0 when the file has none
 */
record CsvScan(CsvRoster roster, long frames, double impliedRate) {
    static CsvScan of(final Path file) throws IOException {
        final CsvRoster roster = new CsvRoster();
        try (CsvRows rows = CsvRows.open(file, roster, true)) {
            long frames = 0;
            long previous = Long.MIN_VALUE;
            long firstFrame = 0;
            long firstMs = DecimalField.NOT_A_NUMBER;
            double rate = 0;
            while (rows.next()) {
                rows.objectId();
                final long frame = rows.frame();
                if (frame == previous) {
                    continue;
                }
                final long ms = rows.timeMs();
                if (frames == 0) {
                    firstFrame = frame;
                    firstMs = ms;
                } else if (ms != DecimalField.NOT_A_NUMBER && ms > firstMs && frame > firstFrame) {
                    rate = (frame - firstFrame) * 1_000.0 / (ms - firstMs);
                }
                previous = frame;
                frames++;
            }
            if (frames == 0) {
                throw new FeedException("file has no frames: file=" + file);
            }
            return new CsvScan(roster, frames, rate);
        }
    }

    FrameRate frameRate(final Path file) throws FeedException {
        try {
            return FrameRate.nearest(impliedRate);
        } catch (final IllegalArgumentException e) {
            throw new FeedException("frame rate is unknown: framesPerSecond=" + impliedRate + ", file=" + file, e);
        }
    }
}
