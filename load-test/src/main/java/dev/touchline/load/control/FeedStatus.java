package dev.touchline.load.control;

import com.fasterxml.jackson.databind.JsonNode;
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
