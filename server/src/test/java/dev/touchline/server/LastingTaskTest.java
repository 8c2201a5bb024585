package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LastingTaskTest {
    @Test
    void shouldGoOnWhenTheWorkThrows() {
        final LastingTask task = new LastingTask("clock", () -> {
            throw new IllegalStateException("no clock");
        });

        assertThatCode(task::run).doesNotThrowAnyException();
    }
}
