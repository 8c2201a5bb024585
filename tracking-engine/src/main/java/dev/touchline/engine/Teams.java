package dev.touchline.engine;

/**
 * Who plays for whom, as one bit for each object id from 0 to 63. Immutable; any thread.
 *
 * @param home bits of the home players' object ids
 * @param away bits of the away players' object ids
 */
public record Teams(long home, long away) {
    /** Nobody is known. */
    public static final Teams UNKNOWN = new Teams(0, 0);
}
