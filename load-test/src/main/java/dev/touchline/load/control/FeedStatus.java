package dev.touchline.load.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the server says a match's feed does. Immutable; any thread.
 *
 * @param sources sources that the feed resource lists
 * @param received records that reached the engine, duplicates included; where a server does not say, those that it took in
 * @param duplicates records that came more than once
 * @param missing records that the server misses, by their sequence numbers
 * @param rejected records turned away, by reason
 * @param engineLatencyMicros from capture to the end of processing, us
 * @param intakeLatencyMicros from the receipt of a datagram to the end of processing, us; empty when the server does not say
 */
public record FeedStatus(
        int sources,
        long received,
        long duplicates,
        long missing,
        Map<String, Long> rejected,
        LatencyMicros engineLatencyMicros,
        Optional<LatencyMicros> intakeLatencyMicros) {
    /**
     * Several matches as one: what was counted is added up, and each percentile is that of the match where it is highest, so
     * that none of them was slower. What was rejected is counted for the whole server and said with every match.
     */
    public static FeedStatus of(final Collection<FeedStatus> matches) {
        int sources = 0;
        long received = 0;
        long duplicates = 0;
        long missing = 0;
        final Map<String, Long> rejected = new TreeMap<>();
        for (final FeedStatus match : matches) {
            sources += match.sources();
            received += match.received();
            duplicates += match.duplicates();
            missing += match.missing();
            match.rejected().forEach((reason, count) -> rejected.merge(reason, count, Math::max));
        }
        return new FeedStatus(
                sources,
                received,
                duplicates,
                missing,
                rejected,
                LatencyMicros.slowest(
                        matches.stream().map(FeedStatus::engineLatencyMicros).toList()),
                matches.stream().allMatch(match -> match.intakeLatencyMicros().isPresent())
                        ? Optional.of(LatencyMicros.slowest(matches.stream()
                                .map(match -> match.intakeLatencyMicros().orElseThrow())
                                .toList()))
                        : Optional.empty());
    }

    static FeedStatus of(final JsonNode feed) {
        long received = 0;
        long duplicates = 0;
        long missing = 0;
        final JsonNode sources = feed.path("sources");
        for (final JsonNode source : sources) {
            received += source.path("received").asLong();
            duplicates += source.path("duplicates").asLong();
            missing += source.path("lost").asLong();
        }
        final Map<String, Long> rejected = new TreeMap<>();
        feed.path("rejected").properties().forEach(reason -> {
            if (reason.getValue().asLong() != 0) {
                rejected.put(reason.getKey(), reason.getValue().asLong());
            }
        });
        return new FeedStatus(
                sources.size(),
                feed.path("engineRecords").asLong(received),
                duplicates,
                missing,
                rejected,
                LatencyMicros.of(feed.path("engineLatencyMicros")),
                feed.has("intakeLatencyMicros")
                        ? Optional.of(LatencyMicros.of(feed.path("intakeLatencyMicros")))
                        : Optional.empty());
    }
}
