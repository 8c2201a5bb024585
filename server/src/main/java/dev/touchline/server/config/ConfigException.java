package dev.touchline.server.config;

import java.util.List;

/** A configuration that cannot be used. Its message names every fault, with the key and the value. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A configuration with these faults. */
    public ConfigException(final List<String> faults) {
        super("configuration: " + String.join("; ", faults));
    }
}
