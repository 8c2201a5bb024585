package dev.touchline.engine;

import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;

/**
 * A heat map that somebody watches. Immutable; any thread.
 *
 * @param objectId the player when the scope is a player's, else {@link #NO_OBJECT}
 */
public record HeatWatch(HeatScope scope, int objectId, HeatWindow window) {
    /** The object id of a heat map that is no player's. */
    public static final int NO_OBJECT = 255;
}
