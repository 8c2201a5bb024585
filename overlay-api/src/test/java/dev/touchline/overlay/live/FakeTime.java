package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.WireEncoding;
import dev.touchline.protocol.Counters;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that a test moves by hand: what is to be done later is done on the way. */
final class FakeTime implements LiveTime {
    private record Task(long wallUs, long order, Runnable action) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::wallUs).thenComparingLong(Task::order));
    private final double rate;
    private long nowUs;
    private long order;

    FakeTime() {
        this(1);
    }

    /** Time of a replay: media time is 0 when it starts, and goes so much faster. */
    FakeTime(final double rate) {
        this.rate = rate;
    }

    /** What a stream of a match is made with, in a time that stands still. */
    static StreamContext context(final long matchId) {
        return new FakeTime().streams(matchId, 1 << 20);
    }

    /** What a stream of a match is made with. */
    StreamContext streams(final long matchId, final long budgetBytes) {
        final LiveCounters counters = new LiveCounters(new Counters());
        return new StreamContext(
                matchId,
                WireEncoding.JSON,
                UnpooledByteBufAllocator.DEFAULT,
                new HistoryBudget(budgetBytes, counters.historyBytes, counters.historyDropped),
                this);
    }

    /** How many things are to be done later. */
    int waiting() {
        return tasks.size();
    }

    void goTo(final long us) {
        while (!tasks.isEmpty() && tasks.peek().wallUs() <= us) {
            final Task task = tasks.poll();
            nowUs = Math.max(nowUs, task.wallUs());
            task.action().run();
        }
        nowUs = us;
    }

    @Override
    public long nowUs() {
        return nowUs;
    }

    @Override
    public long wallUs(final long matchId, final long mediaUs) {
        return Math.round(mediaUs / rate);
    }

    @Override
    public void at(final long wallUs, final Runnable task) {
        tasks.add(new Task(wallUs, order++, task));
    }
}
