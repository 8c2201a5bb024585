package dev.touchline.feeds.camera;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchFeed;
import java.io.IOException;

/**
 * Four frames of a feed in a row, and where everybody is between the second and the third: on the cubic through all four with
 * the slopes of Catmull and Rom (1974). One thread; allocates nothing per frame.
 */
final class FrameWindow {
    private static final int FRAMES = 4;
    private static final int FROM = 1;
    private static final int TO = 2;

    private final MatchFeed feed;
    private final FeedFrame[] frames = new FeedFrame[FRAMES];
    private boolean ended;

    FrameWindow(final MatchFeed feed) throws IOException {
        this.feed = feed;
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = new FeedFrame();
        }
        for (int i = 0; i < FRAMES; i++) {
            shift();
        }
    }

    /** Moves on until an instant is in the window; false when the feed ends before it, or begins after it. */
    boolean moveTo(final long mediaTimeNs) throws IOException {
        while (!ended && frames[TO].mediaTimeNs() <= mediaTimeNs) {
            shift();
        }
        return !ended && frames[FROM].mediaTimeNs() <= mediaTimeNs;
    }

    private void shift() throws IOException {
        final FeedFrame oldest = frames[0];
        System.arraycopy(frames, 1, frames, 0, FRAMES - 1);
        frames[FRAMES - 1] = oldest;
        ended |= !feed.next(oldest);
    }

    /** The frame before the instant: the state of play. */
    FeedFrame before() {
        return frames[FROM];
    }

    /** Bits of the objects that are in the frames before and after the instant. */
    long presentMask() {
        return frames[FROM].presentMask() & frames[TO].presentMask();
    }

    boolean isHeightKnown(final int objectId) {
        return frames[FROM].zMillimetres(objectId) != FeedFrame.UNKNOWN
                && frames[TO].zMillimetres(objectId) != FeedFrame.UNKNOWN;
    }

    double xMillimetres(final int objectId, final long mediaTimeNs) {
        final double from = frames[FROM].xMillimetres(objectId);
        final double to = frames[TO].xMillimetres(objectId);
        final double earlier = frames[0].isPresent(objectId) ? frames[0].xMillimetres(objectId) : 2 * from - to;
        final double later = frames[3].isPresent(objectId) ? frames[3].xMillimetres(objectId) : 2 * to - from;
        return between(earlier, from, to, later, share(mediaTimeNs));
    }

    double yMillimetres(final int objectId, final long mediaTimeNs) {
        final double from = frames[FROM].yMillimetres(objectId);
        final double to = frames[TO].yMillimetres(objectId);
        final double earlier = frames[0].isPresent(objectId) ? frames[0].yMillimetres(objectId) : 2 * from - to;
        final double later = frames[3].isPresent(objectId) ? frames[3].yMillimetres(objectId) : 2 * to - from;
        return between(earlier, from, to, later, share(mediaTimeNs));
    }

    /** The height, which must be known, on the straight line: a bounce has no slope to carry on. */
    double zMillimetres(final int objectId, final long mediaTimeNs) {
        final double from = frames[FROM].zMillimetres(objectId);
        return from + share(mediaTimeNs) * (frames[TO].zMillimetres(objectId) - from);
    }

    private double share(final long mediaTimeNs) {
        final long from = frames[FROM].mediaTimeNs();
        return (double) (mediaTimeNs - from) / (frames[TO].mediaTimeNs() - from);
    }

    private static double between(
            final double earlier, final double from, final double to, final double later, final double t) {
        final double first = (to - earlier) / 2;
        final double second = (later - from) / 2;
        final double bend = 3 * (to - from) - 2 * first - second;
        final double twist = 2 * (from - to) + first + second;
        return from + t * (first + t * (bend + t * twist));
    }
}
