package dev.touchline.feeds.play;

/** Hears how playing goes; called by the playing thread, which it must not hold up. */
public interface PlayListener {
    /** Hears nothing. */
    PlayListener NONE = new PlayListener() {};

    /**
     * A run through the feed begins.
     *
     * @param loop 0 for the first
     * @param session the session its records carry
     */
    default void onSessionStarted(final int loop, final int session) {}

    /**
     * Frames left late; told at most once a second.
     *
     * @param lagNs the greatest lag since last told
     * @param frames late frames since last told
     */
    default void onBehindSchedule(final long lagNs, final long frames) {}

    /**
     * A datagram could not be handed to the network; told at most once a second.
     *
     * @param failures since the start
     * @param reason of the last one
     */
    default void onSendFailed(final long failures, final String reason) {}
}
