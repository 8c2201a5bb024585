package dev.touchline.overlay.live;

import dev.touchline.overlay.match.ActiveMatch;

/**
 * Which media time is now, for a client that draws by time: {@code mediaUs + (now - atUs) x rate}.
 *
 * @param mode {@code live} or {@code replay}
 */
record Timeline(String mode, long mediaUs, long atUs, double rate) {
    /**
     * In a live match media time is wall time; in a replay it is the newest frame's, when that frame was published.
     *
     * @param last the newest frame, or null before the first
     */
    static Timeline of(final ActiveMatch match, final LastFrame last, final long nowUs) {
        if (!match.isReplay()) {
            return new Timeline("live", nowUs, nowUs, 1);
        }
        final double rate = match.document().rate();
        return last == null || !last.isKnown()
                ? new Timeline("replay", nowUs, nowUs, rate)
                : new Timeline("replay", last.tsUs(), last.pubUs(), rate);
    }
}
