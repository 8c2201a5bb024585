package dev.touchline.engine.agent;

import dev.touchline.engine.pitchcontrol.PitchControlGrid;

/**
 * Pitch control of a match at one instant. Immutable once published; any thread may read it, nobody fills its grid again.
 *
 * @param matchId the match
 * @param epoch of the frame that it was computed from
 * @param seq of that frame
 * @param grid the cells; its time is the frame's
 */
public record PitchControlSnapshot(long matchId, long epoch, long seq, PitchControlGrid grid) {}
