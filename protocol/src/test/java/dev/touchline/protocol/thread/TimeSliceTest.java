package dev.touchline.protocol.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeSliceTest {
    private static final Path OF_THIS_THREAD = Path.of("/proc/thread-self/sched");

    @Test
    void shouldRunAThreadWithTheShortSliceWhenTheKernelHasSlices() throws InterruptedException {
        final AtomicReference<Long> slice = new AtomicReference<>();
        final Thread thread = TimeSlice.shortened(Thread::new).newThread(() -> slice.set(sliceByProc()));
        thread.start();
        thread.join();

        assumeThat(slice.get()).as("a kernel that tells slices").isNotNull();
        assumeThat(TimeSlice.grantedNs()).as("Linux 6.12 or later").isPositive();
        // What the kernel's own file says of it.
        assertThat(slice.get()).isEqualTo(100_000);
        assertThat(TimeSlice.grantedNs()).isEqualTo(100_000);
    }

    @Test
    void shouldLeaveTheThreadThatMakesThreadsAlone() throws InterruptedException {
        final Long before = sliceByProc();
        final Thread thread = TimeSlice.shortened(Thread::new).newThread(() -> {});
        thread.start();
        thread.join();

        assertThat(sliceByProc()).isEqualTo(before);
    }

    @Test
    void shouldReadAttributesOfTheNormalPolicyOnLinux() {
        assumeThat(Platform.isLinux()).isTrue();

        assertThat(SchedulerAttributes.ofThisThread()).isNotNull();
        assertThat(SchedulerAttributes.ofThisThread().isNormal()).isTrue();
    }

    /** The line {@code se.slice : 100000}, in ns, or null where there is none. */
    private static Long sliceByProc() {
        try {
            return Files.readAllLines(OF_THIS_THREAD).stream()
                    .filter(line -> line.startsWith("se.slice"))
                    .map(line ->
                            Long.valueOf(line.substring(line.indexOf(':') + 1).strip()))
                    .findAny()
                    .orElse(null);
        } catch (final IOException e) {
            return null;
        }
    }
}
