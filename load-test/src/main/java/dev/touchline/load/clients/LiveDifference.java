package dev.touchline.load.clients;

import dev.touchline.load.live.LiveResult;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What clients counted between two readings. Any thread. */
public final class LiveDifference {
    private LiveDifference() {}

    /** What was counted after {@code before}; how evenly the clients were served is that of their newest subscription. */
    public static LiveResult since(final LiveResult before, final LiveResult after) {
        final Histogram ages = after.ageMicros().copy();
        ages.subtract(before.ageMicros());
        final long known = before.seconds().isEmpty()
                ? Long.MIN_VALUE
                : before.seconds().get(before.seconds().size() - 1).epochSecond();
        return new LiveResult(
                after.frames() - before.frames(),
                after.fairness(),
                ages,
                after.seconds().stream()
                        .filter(second -> second.epochSecond() > known)
                        .toList(),
                growth(before.gaps(), after.gaps()),
                growth(before.closed(), after.closed()));
    }

    private static Map<String, Long> growth(final Map<String, Long> before, final Map<String, Long> after) {
        final Map<String, Long> grown = new TreeMap<>();
        after.forEach((key, value) -> {
            final long growth = value - before.getOrDefault(key, 0L);
            if (growth > 0) {
                grown.put(key, growth);
            }
        });
        return grown;
    }
}
