package dev.touchline.overlay.wire;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Side;
import java.util.List;

/**
 * What makes a stream the same for several clients: subscriptions with equal keys share one. Immutable.
 */
public sealed interface StreamKey {
    /** The match of a channel that is no match's. */
    long NO_MATCH = -1;

    /** No camera. */
    int NO_CAMERA = -1;

    /** The match that it is about, or {@link #NO_MATCH}. */
    long matchId();

    /** How its messages are written. */
    WireEncoding encoding();

    /**
     * A stream of frames.
     *
     * @param objects ids to show, in order; empty for all, or for the team alone
     * @param team whose players it shows besides, or {@link Side#NONE}
     * @param zone where those are that it shows
     * @param rate frames a second at the most
     * @param camera the source of the camera whose newest pose each frame carries, or {@link #NO_CAMERA}
     */
    record Frames(
            long matchId,
            List<RowField> fields,
            List<Integer> objects,
            Side team,
            Zone zone,
            Rate rate,
            int camera,
            WireEncoding encoding)
            implements StreamKey {}

    /** A stream of one heat map. */
    record Heat(long matchId, HeatRequest watch, WireEncoding encoding) implements StreamKey {}

    /** The stream of a match's events. */
    record Events(long matchId, WireEncoding encoding) implements StreamKey {}

    /** The stream of a document. */
    record Document(long matchId, DocumentKind kind, WireEncoding encoding) implements StreamKey {}

    /** The stream of where a camera stands and looks. */
    record Camera(long matchId, int sourceId, WireEncoding encoding) implements StreamKey {}
}
