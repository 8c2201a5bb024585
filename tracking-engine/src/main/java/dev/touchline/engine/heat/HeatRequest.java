package dev.touchline.engine.heat;

import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;

/**
 * Which heat map somebody wants. Immutable; any thread.
 *
 * @param objectId the player when the scope is a player's, else {@link #NO_OBJECT}
 * @param window how far back it reaches
 * @param grid its cells
 * @param when which states of play count
 * @param direction as the pitch lies, or turned so that the team attacks +x
 */
public record HeatRequest(
        HeatScope scope, int objectId, HeatWindow window, HeatGrid grid, HeatWhen when, HeatDirection direction) {
    /** The object id of a heat map that is no player's. */
    public static final int NO_OBJECT = 255;

    /** A heat map of all time, on the 1 m grid, as the pitch lies. */
    public HeatRequest(final HeatScope scope, final int objectId, final HeatWindow window) {
        this(scope, objectId, window, HeatGrid.ONE_METRE, HeatWhen.ALL, HeatDirection.ABSOLUTE);
    }
}
