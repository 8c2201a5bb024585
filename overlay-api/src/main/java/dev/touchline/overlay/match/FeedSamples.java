package dev.touchline.overlay.match;

import dev.touchline.engine.MatchCounters;
import dev.touchline.overlay.match.SourceSamples.Lately;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The samples of all matches that there are and of their sources. Which they are never changes: when matches do, other samples take their
 * place. One thread samples; any thread reads what {@link SourceSamples} and {@link EngineSamples} give away, and waits for nobody.
 */
final class FeedSamples {
    /** Those of no match. */
    static final FeedSamples NONE = new FeedSamples(Map.of(), Map.of());

    private final Map<SourceCounters, SourceSamples> sources;
    private final Map<MatchCounters, EngineSamples> engines;

    private FeedSamples(
            final Map<SourceCounters, SourceSamples> sources, final Map<MatchCounters, EngineSamples> engines) {
        this.sources = sources;
        this.engines = engines;
    }

    /** The samples of these matches: what was taken of them goes on. The thread that samples. */
    FeedSamples of(final Collection<ActiveMatch> matches) {
        final Map<SourceCounters, SourceSamples> newSources = new HashMap<>();
        final Map<MatchCounters, EngineSamples> newEngines = new HashMap<>();
        for (final ActiveMatch match : matches) {
            final MatchCounters counters = match.context().counters();
            final EngineSamples engine = engines.get(counters);
            newEngines.put(counters, engine == null ? new EngineSamples(counters) : engine);
            for (final SourceRegistration source : match.registration().sources()) {
                final SourceSamples known = sources.get(source.counters());
                newSources.put(source.counters(), known == null ? new SourceSamples() : known);
            }
        }
        return new FeedSamples(newSources, newEngines);
    }

    /** Whether they are those of these matches. */
    boolean areOf(final Collection<ActiveMatch> matches) {
        int sourcesSeen = 0;
        for (final ActiveMatch match : matches) {
            if (!engines.containsKey(match.context().counters())) {
                return false;
            }
            for (final SourceRegistration source : match.registration().sources()) {
                if (!sources.containsKey(source.counters())) {
                    return false;
                }
                sourcesSeen++;
            }
        }
        return matches.size() == engines.size() && sourcesSeen == sources.size();
    }

    /** Takes a sample of everything. The thread that samples. */
    void sample(final long nowNs) {
        engines.values().forEach(EngineSamples::sample);
        sources.forEach((counters, samples) -> samples.sample(counters, nowNs));
    }

    /** What a source did lately. */
    Lately lately(final SourceCounters source) {
        final SourceSamples samples = sources.get(source);
        return samples == null ? Lately.NOTHING : samples.lately();
    }

    /** What its engine says against a match's feed. */
    List<String> reasons(final ActiveMatch match) {
        final EngineSamples engine = engines.get(match.context().counters());
        return engine == null ? List.of() : engine.reasons();
    }

    /** What its engine says of a match's feed that is none the worse for it. */
    List<String> notes(final ActiveMatch match) {
        final EngineSamples engine = engines.get(match.context().counters());
        return engine == null ? List.of() : engine.notes();
    }
}
