package dev.touchline.protocol.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(10)
class CourtesyTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGiveWayInItsOwnThreadAlone() throws InterruptedException {
        final SchedulerAttributes before = SchedulerAttributes.ofThisThread();
        final AtomicInteger nice = new AtomicInteger();
        final Thread thread = Courtesy.courteous(Thread::new).newThread(() -> nice.set(Courtesy.request()));
        thread.start();
        thread.join();

        assertThat(nice.get()).isGreaterThanOrEqualTo(5);
        final SchedulerAttributes own = SchedulerAttributes.ofThisThread();
        assertThat(own == null || own.nice() == before.nice())
                .as("this thread's is as it was")
                .isTrue();
    }
}
