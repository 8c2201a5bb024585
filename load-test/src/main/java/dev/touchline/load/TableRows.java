package dev.touchline.load;

import dev.touchline.load.control.LatencyMicros;
import java.util.Locale;
import java.util.Map;

/** Rows of a report for people: names on the left, values on the right. One thread. */
final class TableRows {
    private final StringBuilder out = new StringBuilder();

    void row(final String name, final String format, final Object... values) {
        out.append(String.format(Locale.ROOT, "%-12s", name)).append(String.format(Locale.ROOT, format, values));
        out.append(System.lineSeparator());
    }

    void title(final String text) {
        out.append(String.format(Locale.ROOT, "%n%s%n", text));
    }

    void latencyTitle() {
        title(String.format(Locale.ROOT, "%-24s%12s%10s%10s%10s%10s", "us", "count", "p50", "p99", "p99.9", "max"));
    }

    void latency(final String name, final LatencyMicros latency) {
        if (latency.count() == 0) {
            out.append(String.format(Locale.ROOT, "%-24s%12d%10s%10s%10s%10s%n", name, 0, "-", "-", "-", "-"));
        } else {
            out.append(String.format(
                    Locale.ROOT,
                    "%-24s%12d%10d%10d%10d%10d%n",
                    name,
                    latency.count(),
                    latency.p50(),
                    latency.p99(),
                    latency.p999(),
                    latency.max()));
        }
    }

    static String counts(final Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
    }

    String text() {
        return out.toString();
    }
}
