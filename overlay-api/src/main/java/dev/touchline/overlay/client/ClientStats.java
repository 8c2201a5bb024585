package dev.touchline.overlay.client;

/**
 * How a client does, by its own account: null where it said nothing. Immutable; any thread.
 *
 * @param fps frames a second that it drew
 * @param dropped frames that it did not draw in time
 * @param lastSeq the newest frame that it has
 * @param ageMs how old that was when it was drawn
 * @param bufMs what it holds before it draws
 * @param offsetUs by how much the server's clock is ahead of its own
 * @param rttUs the round trip
 * @param atUs when it said so, us UTC
 */
public record ClientStats(
        Double fps, Long dropped, Long lastSeq, Double ageMs, Double bufMs, Long offsetUs, Long rttUs, long atUs) {}
