package dev.touchline.overlay.match;

import dev.touchline.engine.MatchCounters;
import dev.touchline.protocol.Counter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a match's engine counted in the last ten seconds, and what of that a producer should hear. Guarded by the monitor that
 * owns it.
 */
final class EngineSamples {
    private static final int COUNT = 21;
    private static final String RECORDS = "engine_records";

    /**
     * A counter that tells of bad input.
     *
     * @param share of the records that is normal
     */
    private record Watched(String counter, double share, String says) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("engine_implausible", 0, "positions far outside the pitch"),
            new Watched("engine_sources_refused", 0, "records of sources over the limit"),
            new Watched("engine_early", 0, "capture times ahead of the other sources"),
            new Watched("engine_late", 0.01, "capture times too far back"),
            new Watched("engine_outliers", 0.05, "positions too far from their track"));

    /** No fault of the feed: rosters are often filled in later. */
    private static final List<Watched> NOTED =
            List.of(new Watched("engine_unlisted", 0, "objects that no roster lists"));

    private final Deque<Map<String, Long>> samples = new ArrayDeque<>();

    void sample(final MatchCounters counters) {
        samples.addLast(values(counters));
        if (samples.size() > COUNT) {
            samples.removeFirst();
        }
    }

    private static Map<String, Long> values(final MatchCounters counters) {
        final Map<String, Long> values = new HashMap<>();
        for (final Counter counter : counters.all()) {
            values.put(counter.name(), counter.value());
        }
        return values;
    }

    /** Adds what makes the feed a bad one. */
    void addReasons(final List<String> reasons) {
        if (samples.isEmpty()) {
            return;
        }
        add(reasons, WATCHED);
        final Map<String, Long> now = samples.peekLast();
        addGauge(reasons, now, "engine_clocks_off", "sources whose clock is off");
        addGauge(reasons, now, "engine_period_overdue", "period does not end: minutes");
        addGauge(reasons, now, "engine_heat_forgotten_us", "heat maps have no room for all of the feed: forgottenUs");
    }

    /** Adds what somebody should know of a feed that is none the worse for it. */
    void addNotes(final List<String> notes) {
        if (!samples.isEmpty()) {
            add(notes, NOTED);
        }
    }

    private void add(final List<String> to, final List<Watched> counters) {
        final Map<String, Long> before = samples.peekFirst();
        final Map<String, Long> now = samples.peekLast();
        final long records = grown(before, now, RECORDS);
        for (final Watched watched : counters) {
            final long grown = grown(before, now, watched.counter());
            if (grown > watched.share() * records) {
                to.add(watched.says() + ": lately=" + grown + ", of=" + records);
            }
        }
    }

    private static void addGauge(
            final List<String> reasons, final Map<String, Long> now, final String counter, final String says) {
        final long value = now.getOrDefault(counter, 0L);
        if (value > 0) {
            reasons.add(says + "=" + value);
        }
    }

    private static long grown(final Map<String, Long> before, final Map<String, Long> now, final String counter) {
        return now.getOrDefault(counter, 0L) - before.getOrDefault(counter, 0L);
    }
}
