package dev.touchline.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WallClockTest {
    /** Readings of one clock lie between two of the other at least once, however busy the machine is: no time is asserted. */
    @Test
    void shouldAgreeWithTheMachinesClock() {
        final WallClock clock = new WallClock();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 1_000; i++) {
            least = Math.min(least, Math.abs(clock.nanoTime() - now()));
        }

        assertThat(least).as("ns between them at best").isLessThan(20_000);
    }

    private static long now() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
