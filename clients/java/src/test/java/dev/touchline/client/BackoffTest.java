package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits before another attempt. */
@Timeout(30)
class BackoffTest {
    @Test
    void shouldDoubleItsCeilingUpToTheLongestWait() {
        final Backoff backoff = new Backoff(250, 5_000, () -> 0.5);

        // Half-way between 250 and 500, 1,000, 2,000, 4,000, 5,000.
        assertThat(new long[] {backoff.nextMs(), backoff.nextMs(), backoff.nextMs(), backoff.nextMs(), backoff.nextMs()
                })
                .containsExactly(375, 625, 1_125, 2_125, 2_625);
        assertThat(backoff.nextMs()).isEqualTo(2_625);

        backoff.reset();
        assertThat(backoff.nextMs()).isEqualTo(375);
    }

    @Test
    void shouldNeverWaitLessThanTheShortestWait() {
        final Backoff backoff = new Backoff(250, 5_000, () -> 0);

        assertThat(backoff.nextMs()).isEqualTo(250);
        assertThat(backoff.nextMs()).isEqualTo(250);
    }
}
