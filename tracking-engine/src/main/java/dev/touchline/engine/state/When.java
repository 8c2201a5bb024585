package dev.touchline.engine.state;

/** Which time counts: all of it, or the time of one state of play. */
public enum When {
    ALL,
    IN_PLAY,
    IN_POSSESSION,
    /** In play, and the other team has the ball. */
    OUT_OF_POSSESSION
}
