package dev.touchline.overlay.state;

/**
 * What {@code GET /matches/{id}/state} answers: everything that an engine that polls needs to draw.
 *
 * @param nowUs the server's wall time, us UTC
 * @param frame the newest, or null before the first
 */
public record PolledState(long nowUs, StateDocument state, FrameDocument frame) {}
