package dev.touchline.load.control;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What happened around a match while it was sent. Immutable; any thread.
 *
 * @param machine what else this machine did; empty where the system does not say
 * @param server what the server used by its own counters; empty when it does not say
 * @param serverCores processors that the server took on average; empty when nobody says
 */
public record Observation(Optional<MachineLoad> machine, Optional<ServerUse> server, OptionalDouble serverCores) {
    /** Nothing was observed. */
    public static final Observation NONE = new Observation(Optional.empty(), Optional.empty(), OptionalDouble.empty());
}
