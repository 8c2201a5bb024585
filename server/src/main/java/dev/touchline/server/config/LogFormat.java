package dev.touchline.server.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the log is written. */
public enum LogFormat {
    /** For people: a line an event. */
    TEXT,
    /** For collectors: a JSON object an event and line. */
    JSON;

    private static final String PROPERTY = "TOUCHLINE_LOG_FORMAT";

    /** As the configuration has it: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a label. */
    public static Optional<LogFormat> of(final String label) {
        return Stream.of(values()).filter(each -> each.label().equals(label)).findAny();
    }

    /** Makes it the format of this program's log; counts only before anything has been logged. One thread. */
    public void choose() {
        System.setProperty(PROPERTY, label());
    }
}
