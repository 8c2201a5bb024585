package dev.touchline.load.feed;

/** What the records of a load are. Immutable; any thread. */
public enum RecordKind {
    /** Positions: the engine's whole work. */
    POSITION,
    /**
     * Sensor samples: received, validated, put into the ring and numbered like positions, but the engine makes no track of
     * them. What limits their rate is the way from the socket to the ring.
     */
    SENSOR
}
