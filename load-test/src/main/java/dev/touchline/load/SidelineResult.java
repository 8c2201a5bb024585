package dev.touchline.load;

import dev.touchline.load.control.ProcessMemory;
import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.JoinResult;
import dev.touchline.load.series.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen beside the measured match. Immutable; any thread.
 *
 * @param difficult how the difficult clients fared, by kind; kinds without a client may be missing
 * @param series the match second by second
 * @param memory of the server's process when the match had been sent; empty when it is elsewhere
 */
public record SidelineResult(
        Map<ClientKind, JoinResult> difficult, List<Sample> series, Optional<ProcessMemory> memory) {
    /** Nothing was seen. */
    public static final SidelineResult NONE = new SidelineResult(Map.of(), List.of(), Optional.empty());

    public SidelineResult {
        difficult = Map.copyOf(difficult);
        series = List.copyOf(series);
    }
}
