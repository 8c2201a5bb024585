package dev.touchline.protocol.thread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A short time slice for threads that work little and often. Linux' fair scheduler (EEVDF) lets a thread that wakes interrupt
 * one with a longer slice; between equals the one that runs stays until the next tick, 4 ms at 250 Hz. A datagram that
 * comes while the compiler or another program has the core would wait that long. A short slice takes no share from anybody,
 * only its turns are shorter and sooner, so it needs no privilege.
 *
 * <p>Linux 6.12 or later on x86-64 or aarch64; elsewhere nothing happens. Threads under another policy than the normal one, as of
 * {@code chrt -r}, are left alone. The system property {@value #PROPERTY} sets the slice in us; 0 asks for none. Any thread.
 *
 * <p>Source: {@code sched_setattr(2)}; Linux, {@code kernel/sched/fair.c}, PREEMPT_SHORT.
 */
public final class TimeSlice {
    /** The system property with the slice, us. */
    public static final String PROPERTY = "touchline.timeSlice";

    /** The shortest that Linux grants. */
    private static final long DEFAULT_US = 100;

    private static volatile long grantedNs;

    private TimeSlice() {}

    /** Threads of {@code threads} that ask for the short slice before they do anything else. */
    public static ThreadFactory shortened(final ThreadFactory threads) {
        return runnable -> threads.newThread(() -> {
            request();
            runnable.run();
        });
    }

    /** Asks for the present thread; answers the slice that it has then in ns, or 0 when the system does not say. */
    public static long request() {
        final long wantedUs = Long.getLong(PROPERTY, DEFAULT_US);
        if (wantedUs > 0) {
            final SchedulerAttributes attributes = SchedulerAttributes.ofThisThread();
            if (attributes != null && attributes.isNormal()) {
                attributes.setSlice(TimeUnit.MICROSECONDS.toNanos(wantedUs));
                grantedNs = attributes.slice();
            }
        }
        return grantedNs;
    }

    /** What was granted to the thread that asked last, ns; 0 when nobody asked or the system does not have it. */
    public static long grantedNs() {
        return grantedNs;
    }
}
