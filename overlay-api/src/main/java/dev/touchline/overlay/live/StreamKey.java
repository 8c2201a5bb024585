package dev.touchline.overlay.live;

import dev.touchline.engine.heat.HeatRequest;
import java.util.List;

/**
 * What makes a stream the same for several clients: subscriptions with equal keys share one. Immutable.
 */
sealed interface StreamKey {
    /** The match that it is about. */
    long matchId();

    /**
     * A stream of frames.
     *
     * @param objects ids to show, in order; empty for all
     * @param zone where those are that it shows
     * @param rate frames a second at the most
     */
    record Frames(long matchId, List<RowField> fields, List<Integer> objects, Zone zone, Rate rate)
            implements StreamKey {}

    /** A stream of one heat map. */
    record Heat(long matchId, HeatRequest watch) implements StreamKey {}

    /** The stream of a match's events. */
    record Events(long matchId) implements StreamKey {}
}
