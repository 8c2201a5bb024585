package dev.touchline.overlay.state;

import java.util.concurrent.CompletableFuture;

/**
 * The documents that channels carry. Any thread may ask; answers come on another, which is not to be held up, and fail when the match is
 * not there or the engine's queue is full.
 */
public interface LiveDocuments {
    /** There are no documents: for servers that only rehearse. */
    LiveDocuments NONE = new LiveDocuments() {
        @Override
        public CompletableFuture<LiveDocument> state(final long matchId) {
            return health();
        }

        @Override
        public CompletableFuture<LiveDocument> team(final long matchId) {
            return health();
        }

        @Override
        public CompletableFuture<LiveDocument> health() {
            return CompletableFuture.failedFuture(new IllegalStateException("no documents here"));
        }

        @Override
        public long healthEpoch() {
            return 0;
        }
    };

    /** A match as it is set up and stands: teams, clock, ball, feed. */
    CompletableFuture<LiveDocument> state(long matchId);

    /** The teams at the newest frame: shapes, possession, passes; numbered as the frame. */
    CompletableFuture<LiveDocument> team(long matchId);

    /** How the server does. */
    CompletableFuture<LiveDocument> health();

    /** The epoch that {@link #health} has in this run of the server. */
    long healthEpoch();
}
