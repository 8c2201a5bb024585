package dev.touchline.client;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that is moved by hand and starts at 0; the server's clock is 3 s ahead. */
final class FakeTime implements KnownTime {
    static final long OFFSET_US = 3_000_000;

    private record Task(long atUs, Runnable action) {}

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::atUs));
    private long nowUs;

    @Override
    public long nowUs() {
        return nowUs;
    }

    @Override
    public double offsetUs() {
        return OFFSET_US;
    }

    @Override
    public void later(final long us, final Runnable action) {
        tasks.add(new Task(nowUs + us, action));
    }

    /** Goes on to an instant of this machine's clock, and does what is due on the way. */
    void goTo(final long us) {
        while (!tasks.isEmpty() && tasks.peek().atUs() <= us) {
            final Task task = tasks.poll();
            nowUs = Math.max(nowUs, task.atUs());
            task.action().run();
        }
        nowUs = Math.max(nowUs, us);
    }

    /** Time passes in which nothing is done: what became due is done late, at the next {@link #goTo}. */
    void standStill(final long us) {
        nowUs += us;
    }
}
