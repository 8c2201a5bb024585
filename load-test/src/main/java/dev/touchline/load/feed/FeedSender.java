package dev.touchline.load.feed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends a feed at a rate to one address. One thread, the caller's, from {@link #send} to its return; allocates nothing while
 * sending. The stream is open loop: what is late is sent at once and its lag recorded.
 */
public final class FeedSender implements AutoCloseable {
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long MAX_LAG_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final DatagramSocket socket;
    private final SendClock clock;

    FeedSender(final DatagramSocket socket, final SendClock clock) {
        this.socket = socket;
        this.clock = clock;
    }

    /**
     * A sender to an IPv4 or IPv6 address.
     *
     * @param batched whether datagrams due at once may share a system call, where the machine can
     * @throws IOException when there is no such socket
     */
    public static FeedSender connect(final InetSocketAddress to, final boolean batched, final SendClock clock)
            throws IOException {
        final boolean segmenting = batched && SegmentingSocket.isAvailable();
        return new FeedSender(segmenting ? SegmentingSocket.connect(to) : PlainSocket.connect(to), clock);
    }

    /**
     * Sends whole frames of every source for about {@code seconds}, and returns when the last one has left.
     *
     * @throws IOException when the kernel refuses a datagram: most likely nobody listens
     */
    public SendResult send(final FeedRun run) throws IOException {
        final SendPlan plan = run.plan();
        final DatagramTemplates templates = new DatagramTemplates(run.shape(), plan, run.matchId(), run.kind());
        final Histogram lag = new Histogram(MAX_LAG_MICROS, 3);
        final SendTimetable timetable = run.timetable(clock.nanoTime() + LEAD_NS);
        final Pacing pacing = new Pacing(clock, TimeUnit.SECONDS.toNanos(1) / timetable.placesPerSecond());
        final long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long place = 0;
        while (place < plan.places()) {
            final long now = clock.nanoTime();
            final int count = prepare(place, now, timetable, plan, templates);
            if (count > 0) {
                final int index = plan.indexInCycle(place);
                final int length = DatagramTemplates.offset(count);
                if (run.stamp() == FeedRun.Stamp.SENDING) {
                    stamp(place, count, plan, templates);
                }
                socket.send(templates.bytes(), DatagramTemplates.offset(index), length);
                record(lag, timetable, plan, place, count);
                place += count;
            } else if (plan.isEmpty(place)) {
                place++;
            } else {
                pacing.await(timetable.dueNs(plan.firstLeg(place)) - now);
            }
        }
        final long tookNs = clock.nanoTime() - timetable.startNs();
        final long cpuNs = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        final long plannedNs = timetable.dueNs(plan.firstLeg(plan.places() - 1)) - timetable.startNs();
        return new SendResult(plan.records(), plannedNs, tookNs, cpuNs, lag, socket.path());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Readies the datagrams from a place on that are due, lie end to end and fit in one call; answers how many. */
    private int prepare(
            final long from,
            final long now,
            final SendTimetable timetable,
            final SendPlan plan,
            final DatagramTemplates templates) {
        int count = 0;
        for (long place = from; count < socket.maxDatagrams() && place < plan.places(); place++, count++) {
            final int index = plan.indexInCycle(place);
            final long due = timetable.dueNs(plan.firstLeg(place));
            if (due > now || plan.isEmpty(place) || (index == 0 && count > 0)) {
                break;
            }
            templates.prepare(index, plan.frame(place), due);
        }
        return count;
    }

    /** Writes the present instant into datagrams that leave now; a second leg carries what the first did. */
    private void stamp(final long from, final int count, final SendPlan plan, final DatagramTemplates templates) {
        final long now = clock.nanoTime();
        for (long place = from; place < from + count; place++) {
            final long first = plan.firstLeg(place);
            if (first >= from) {
                templates.stamp(plan.indexInCycle(place), now);
            } else {
                templates.copyStamp(plan.indexInCycle(first), plan.indexInCycle(place));
            }
        }
    }

    private void record(
            final Histogram lag, final SendTimetable timetable, final SendPlan plan, final long from, final int count) {
        final long sent = clock.nanoTime();
        for (long place = from; place < from + count; place++) {
            final long micros = TimeUnit.NANOSECONDS.toMicros(sent - timetable.dueNs(plan.firstLeg(place)));
            lag.recordValue(Math.min(Math.max(micros, 0), MAX_LAG_MICROS));
        }
    }
}
