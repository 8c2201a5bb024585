package dev.touchline.overlay.match;

import dev.touchline.engine.MatchCounters;
import dev.touchline.protocol.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a match's engine counted in the last ten seconds, and what of that a producer should hear. The thread that samples; what others
 * read, {@link #reasons} and {@link #notes}, is immutable.
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

    private final List<Counter> counters;
    private final long[][] samples;
    private int taken;
    private volatile List<String> reasons = List.of();
    private volatile List<String> notes = List.of();

    /** Samples of a match's counters, none yet. */
    EngineSamples(final MatchCounters counters) {
        this.counters = counters.all();
        samples = new long[COUNT][this.counters.size()];
    }

    /** Takes a sample in the oldest one's place: 500 matches twice a second would make garbage otherwise. */
    void sample() {
        final long[] values = samples[taken++ % COUNT];
        for (int i = 0; i < values.length; i++) {
            values[i] = counters.get(i).value();
        }
        reasons = newReasons();
        notes = newNotes();
    }

    /** What makes the feed a bad one, as of the newest sample. Any thread. */
    List<String> reasons() {
        return reasons;
    }

    /** What somebody should know of a feed that is none the worse for it, as of the newest sample. Any thread. */
    List<String> notes() {
        return notes;
    }

    private List<String> newReasons() {
        final List<String> all = new ArrayList<>();
        add(all, WATCHED);
        addGauge(all, "engine_clocks_off", "sources whose clock is off");
        addGauge(all, "engine_period_overdue", "period does not end: minutes");
        addGauge(all, "engine_heat_forgotten_us", "heat maps have no room for all of the feed: forgottenUs");
        return List.copyOf(all);
    }

    private List<String> newNotes() {
        final List<String> all = new ArrayList<>();
        add(all, NOTED);
        return List.copyOf(all);
    }

    private void add(final List<String> to, final List<Watched> watchedCounters) {
        final long records = grown(RECORDS);
        for (final Watched watched : watchedCounters) {
            final long grown = grown(watched.counter());
            if (grown > watched.share() * records) {
                to.add(watched.says() + ": lately=" + grown + ", of=" + records);
            }
        }
    }

    private void addGauge(final List<String> to, final String counter, final String says) {
        final long value = newest()[indexOf(counter)];
        if (value > 0) {
            to.add(says + "=" + value);
        }
    }

    private long grown(final String counter) {
        final int at = indexOf(counter);
        return newest()[at] - samples[taken < COUNT ? 0 : taken % COUNT][at];
    }

    private long[] newest() {
        return samples[(taken - 1) % COUNT];
    }

    private int indexOf(final String counter) {
        int at = 0;
        while (!counters.get(at).name().equals(counter)) {
            at++;
        }
        return at;
    }
}
