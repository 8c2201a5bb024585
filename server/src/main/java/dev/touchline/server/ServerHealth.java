package dev.touchline.server;

import dev.touchline.overlay.match.Remark;
import dev.touchline.overlay.state.Health;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.errors.ErrorLogReader;

/**
 * How the server does: down when the thread of an engine has died, degraded while records are dropped or faults are new. Sampled
 * twice a second by the monitor; any thread may ask.
 */
final class ServerHealth {
    private static final int SAMPLES = 20;
    private static final List<String> WATCHED = List.of(
            "feed_kernel_dropped",
            "feed_faults",
            "ring_dropped",
            "engine_faults",
            "live_faults",
            "live_lapped",
            "events_dropped");

    private final Deque<long[]> samples = new ArrayDeque<>();
    private final Counters counters;
    private final EngineShards engines;
    private final Supplier<List<Remark>> troubles;
    private final Supplier<List<Remark>> notes;

    /**
     * The health of a server.
     *
     * @param troubles what is wrong with what matches are fed, a line each
     * @param notes what is to be known besides: the server is well with it
     */
    ServerHealth(
            final Counters counters,
            final EngineShards engines,
            final Supplier<List<Remark>> troubles,
            final Supplier<List<Remark>> notes) {
        this.troubles = troubles;
        this.notes = notes;
        this.counters = counters;
        this.engines = engines;
    }

    synchronized void sample() {
        samples.addLast(values());
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    private long[] values() {
        final long[] values = new long[WATCHED.size()];
        for (final Counter counter : counters.all()) {
            final int at = WATCHED.indexOf(counter.name());
            if (at >= 0) {
                values[at] = counter.value();
            }
        }
        return values;
    }

    synchronized Health health() {
        final List<Remark> reasons = new ArrayList<>();
        engines.forEachDead(shard -> reasons.add(Remark.ofServer("engine is not running: shard=" + shard)));
        final boolean dead = !reasons.isEmpty();
        if (!samples.isEmpty()) {
            final long[] now = values();
            final long[] before = samples.peekFirst();
            for (int i = 0; i < now.length; i++) {
                if (now[i] > before[i]) {
                    reasons.add(Remark.ofServer("in the last 10 s: " + WATCHED.get(i) + "=" + (now[i] - before[i])));
                    if (WATCHED.get(i).equals("engine_faults")) {
                        addFaults(reasons);
                    }
                }
            }
        }
        reasons.addAll(troubles.get());
        final Health.Status status =
                dead ? Health.Status.DOWN : reasons.isEmpty() ? Health.Status.OK : Health.Status.DEGRADED;
        reasons.addAll(notes.get());
        return new Health(status, reasons);
    }

    private void addFaults(final List<Remark> reasons) {
        for (final UnsafeBuffer errorLog : engines.errorLogs()) {
            ErrorLogReader.read(
                    errorLog,
                    (count, first, last, text) -> reasons.add(Remark.ofServer("engine fault: count=" + count + ", "
                            + text.lines().findFirst().orElse(""))));
        }
    }
}
