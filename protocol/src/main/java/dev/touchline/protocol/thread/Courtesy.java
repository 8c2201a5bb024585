package dev.touchline.protocol.thread;

import java.util.concurrent.ThreadFactory;

/**
 * A lower priority for threads whose work can wait: they give way to those of the data plane where both want the same core,
 * and have what is left. Linux on x86-64 or aarch64; elsewhere nothing happens, and neither to a thread that gives way already or
 * is under another policy than the normal one. To give way needs no privilege. Any thread.
 *
 * <p>Source: {@code sched_setattr(2)}, {@code sched(7)}: about a third of a normal thread's weight.
 */
public final class Courtesy {
    private static final int NICE = 5;

    private Courtesy() {}

    /** Threads of {@code threads} that give way before they do anything else. */
    public static ThreadFactory courteous(final ThreadFactory threads) {
        return runnable -> threads.newThread(() -> {
            request();
            runnable.run();
        });
    }

    /** Asks for the present thread; answers by how much it gives way then, 0 when not at all or the system does not say. */
    public static int request() {
        final SchedulerAttributes attributes = SchedulerAttributes.ofThisThread();
        if (attributes == null) {
            return 0;
        }
        if (attributes.isNormal() && attributes.nice() < NICE) {
            attributes.setNice(NICE);
        }
        return attributes.nice();
    }
}
