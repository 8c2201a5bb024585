package dev.touchline.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When the kernel drops datagrams that no match asked for; otherwise ingest drops and counts them by reason. Any thread. */
public enum FilterMode {
    /** Never: each is refused, counted under its reason, by ingest. */
    OFF,
    /** Always: they cost next to nothing, and all that is known of them is their number. */
    ON,
    /** While there is a flood of them: an operator sees the reason for the first ones, and a flood costs nothing. */
    AUTO;

    /** The name that operators use: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of a label; empty when there is none. */
    public static Optional<FilterMode> of(final String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findAny();
    }
}
