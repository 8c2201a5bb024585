package dev.touchline.overlay.match;

import dev.touchline.overlay.match.FeedReport.SourceReport;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TaiTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Watches the feeds by wall clock, outside the engine: whether they are alive, how fast they are and what they lose. One thread
 * calls {@link #sample} twice a second; any thread may ask, and waits for nobody: how old the newest record is is judged when it asks, what
 * came and was lost lately as of the newest sample.
 */
public final class FeedMonitor {
    /** How often to sample, ms. */
    public static final long SAMPLE_INTERVAL_MS = 500;

    private static final double TOLERATED_LOSS = 0.01;
    private static final long LATELY_NS = 10_000_000_000L;
    private static final long MISSING_NS = 1_000_000_000L;

    private final MatchDirectory directory;
    private final EpochNanoClock clock;
    private final Supplier<Map<String, Long>> rejected;
    private volatile FeedSamples samples = FeedSamples.NONE;

    /**
     * A monitor.
     *
     * @param clock wall time, ns UTC
     * @param rejected answers the server's counts of dropped records by reason
     */
    public FeedMonitor(
            final MatchDirectory directory, final EpochNanoClock clock, final Supplier<Map<String, Long>> rejected) {
        this.directory = directory;
        this.clock = clock;
        this.rejected = rejected;
    }

    /** Takes a sample of every source and every engine. One thread. */
    public void sample() {
        if (!samples.areOf(directory.matches())) {
            samples = samples.of(directory.matches());
        }
        samples.sample(clock.nanoTime());
    }

    /** How a match's feed does, in one word. */
    public FeedState state(final ActiveMatch match) {
        return state(match, clock.nanoTime(), new ArrayList<>());
    }

    private FeedState state(final ActiveMatch match, final long nowNs, final List<String> reasons) {
        final FeedState byAge = FeedState.ofAge(lastReceiveNs(match), nowNs);
        if (byAge != FeedState.OK) {
            reasons.add(byAge == FeedState.STALE ? "no record for 0.5 s" : "no record for 5 s");
            return byAge;
        }
        final double loss = lossRatio(match);
        if (loss > TOLERATED_LOSS) {
            reasons.add("records lost: ratio=" + Math.round(loss * 1000) / 1000.0);
        }
        for (final SourceRegistration source : match.registration().sources()) {
            if (nowNs - source.counters().lastReceiveNs() > MISSING_NS) {
                reasons.add("source missing: id=" + source.sourceId());
            }
            final long refused = samples.lately(source.counters()).refused();
            if (refused > 0) {
                reasons.add("records refused: source=" + source.sourceId() + ", lately=" + refused);
            }
        }
        reasons.addAll(samples.reasons(match));
        return reasons.isEmpty() ? FeedState.OK : FeedState.DEGRADED;
    }

    private static long lastReceiveNs(final ActiveMatch match) {
        long last = 0;
        for (final SourceRegistration source : match.registration().sources()) {
            last = Math.max(last, source.counters().lastReceiveNs());
        }
        return last;
    }

    private double lossRatio(final ActiveMatch match) {
        long lost = 0;
        long unique = 0;
        for (final SourceRegistration source : match.registration().sources()) {
            final SourceSamples.Lately lately = samples.lately(source.counters());
            lost += lately.lost();
            unique += lately.unique();
        }
        return lost == 0 ? 0 : (double) lost / (lost + unique);
    }

    /** How a match's feed does, in full. */
    public FeedReport report(final ActiveMatch match) {
        final long nowNs = clock.nanoTime();
        final List<String> reasons = new ArrayList<>();
        final FeedState state = state(match, nowNs, reasons);
        final List<SourceReport> sources = new ArrayList<>();
        for (final SourceDocument source : match.document().sources()) {
            sources.add(report(source, match.registration().source(source.id()).counters(), nowNs));
        }
        final Map<String, Long> engine = new LinkedHashMap<>();
        for (final Counter counter : match.context().counters().all()) {
            engine.put(counter.name().replace("engine_", ""), counter.value());
        }
        for (final SourceReport source : sources) {
            if (source.sendsUtcNotTai()) {
                reasons.add("source sends UTC, not TAI: id=" + source.id());
            }
        }
        reasons.addAll(samples.notes(match));
        return new FeedReport(
                match.id(),
                state,
                reasons,
                sources.stream().mapToDouble(SourceReport::recordsPerSecond).sum(),
                lossRatio(match),
                ageMs(lastReceiveNs(match), nowNs),
                engineTimeUs(match),
                match.epoch(),
                match.context().counters().frames(),
                match.context().counters().records(),
                match.latency().sinceCapture().snapshot(),
                match.latency().sinceReceipt().snapshot(),
                rejected.get(),
                engine,
                sources);
    }

    private static long engineTimeUs(final ActiveMatch match) {
        final long taiNs = match.context().engineTimeNs().value();
        return taiNs == 0 ? 0 : TaiTime.toUtcNs(taiNs, match.context().taiOffsetSeconds()) / 1000;
    }

    private SourceReport report(final SourceDocument source, final SourceCounters counters, final long nowNs) {
        return new SourceReport(
                source.id(),
                source.name() == null ? "source " + source.id() : source.name(),
                FeedState.ofAge(counters.lastReceiveNs(), nowNs),
                counters.utcNotTai() > 0 && nowNs - counters.lastUtcTimeNs() < LATELY_NS,
                counters.received(),
                counters.lost(),
                counters.duplicates(),
                counters.reordered(),
                counters.restarts(),
                counters.refused(),
                samples.lately(counters).recordsPerSecond(),
                ageMs(counters.lastReceiveNs(), nowNs));
    }

    private static Long ageMs(final long lastReceiveNs, final long nowNs) {
        return lastReceiveNs == 0 ? null : Long.valueOf(Math.max(0, nowNs - lastReceiveNs) / 1_000_000);
    }

    /** The states of all matches, by id. */
    public Map<Long, FeedState> states() {
        final Map<Long, FeedState> states = new HashMap<>();
        directory.matches().forEach(match -> states.put(match.id(), state(match)));
        return states;
    }

    /** Why matches whose feed comes are not well: what the server's health adds to its own. */
    public List<Remark> troubles() {
        final List<Remark> troubles = new ArrayList<>();
        for (final ActiveMatch match : directory.matches()) {
            final List<String> reasons = new ArrayList<>();
            if (state(match, clock.nanoTime(), reasons) == FeedState.DEGRADED) {
                reasons.forEach(reason -> troubles.add(new Remark(match.id(), reason)));
            }
        }
        return troubles;
    }

    /** What somebody should know of matches whose feed is none the worse for it. */
    public List<Remark> notes() {
        final List<Remark> all = new ArrayList<>();
        for (final ActiveMatch match : directory.matches()) {
            samples.notes(match).forEach(note -> all.add(new Remark(match.id(), note)));
        }
        return all;
    }
}
