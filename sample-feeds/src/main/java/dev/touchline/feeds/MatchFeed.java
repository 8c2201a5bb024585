package dev.touchline.feeds;

import java.io.Closeable;
import java.io.IOException;

/**
 * A match as a sequence of frames: what {@code play} sends and {@code stats} measures. One thread at a time; pulling a
 * frame allocates nothing.
 */
public interface MatchFeed extends Closeable {
    /** Who plays, where, and at what rate. Immutable; the same for the life of the feed. */
    MatchDescription description();

    /**
     * Reads the next frame.
     *
     * @param frame overwritten with the frame; left empty at the end
     * @return false when there are no more frames (a simulator set to go on for ever never says so)
     * @throws FeedException when the source's content is not what its format promises
     * @throws IOException when the source cannot be read
     */
    boolean next(FeedFrame frame) throws IOException;

    /**
     * Goes back to the beginning: the next frame is the first again, with the same content.
     *
     * @throws IOException when the source cannot be opened again
     */
    void rewind() throws IOException;

    /** Gives back files; pulling afterwards is an error. */
    @Override
    void close() throws IOException;
}
