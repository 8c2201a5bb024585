package dev.touchline.engine;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.track.LiveView;
import dev.touchline.protocol.overlay.Quality;

/**
 * When a match's frames are cut, and what is made of each: analysis and heat maps see it, then it is numbered and published. A frame
 * shows an instant of engine time, and waits for the end of its source's frame or the next millisecond. Engine thread only;
 * allocates nothing.
 */
final class FrameCutter {
    private static final long TICK_NS = 1_000_000L;

    private final MatchState match;
    private final FramePublisher frames;
    private final LiveView liveView;
    private final ObjectStates live = new ObjectStates();
    private final ObjectStates settled = new ObjectStates();
    private long epoch;
    private long leastNextEpoch;
    private long seq;
    private long tick;
    private long settledSeq;
    private long shownNs;
    private long publishedUs;
    private boolean dirty;

    /** Cuts the frames of a match from the state that it has. */
    FrameCutter(final MatchState match, final FramePublisher frames) {
        this.match = match;
        this.frames = frames;
        liveView = new LiveView(match.tracks);
        epoch = match.context.firstEpoch();
    }

    /**
     * Engine time is now this: publishes what waited for it to go on, and what has settled by it. Answers whether it has gone on by a
     * millisecond.
     */
    boolean onTime(final long timeNs) {
        final long newTick = timeNs / TICK_NS;
        if (newTick == tick) {
            return false;
        }
        tick = newTick;
        match.context.engineTimeNs().set(timeNs);
        cut();
        while (match.settledTier.settleTo(timeNs, settled)) {
            publishSettled();
        }
        return true;
    }

    /** Something has changed that a frame of this instant shows. */
    void show(final long timeNs) {
        shownNs = timeNs;
        dirty = true;
    }

    /** Publishes what waits, if anything does. */
    void cut() {
        if (dirty) {
            publish();
        }
    }

    /** Publishes what waits for the next tick, and what has not settled: nothing more will come. */
    void flush() {
        cut();
        while (match.settledTier.flush(settled)) {
            publishSettled();
        }
    }

    private void publish() {
        dirty = false;
        publishedUs = frames.frameTimeUs(shownNs);
        liveView.fill(shownNs, publishedUs, live);
        match.bodies.at(shownNs);
        match.analysis.onLive(live, match.matchClock.playAt(shownNs));
        sampleHeat();
        frames.publish(live, match.analysis, epoch, ++seq);
        match.counters.frames.set(seq);
        match.counters.frameTimeUs.set(publishedUs);
        match.heatMaps.onFrame(publishedUs, epoch, seq, match.teams());
    }

    /** Heat maps see the same integers as the frame, so a sum over published positions equals a heat map exactly. */
    private void sampleHeat() {
        match.heat.advanceTo(publishedUs);
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            if (live.isPresent(objectId) && live.quality(objectId) != Quality.STALE) {
                match.heat.sample(
                        objectId,
                        publishedUs,
                        live.xMillimetres(objectId),
                        live.yMillimetres(objectId),
                        match.analysis.playClass());
            }
        }
    }

    private void publishSettled() {
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            if (match.settledTier.pathBroken(objectId)) {
                match.analysis.breakPath(objectId);
            }
        }
        match.analysis.onSettled(settled);
        frames.publishSettled(settled, match.analysis, epoch, ++settledSeq);
        match.counters.settled.increment();
        match.gauges.update();
    }

    /** The epoch that frames are numbered in. */
    long epoch() {
        return epoch;
    }

    /** The number of the newest frame; 0 before the epoch's first. */
    long seq() {
        return seq;
    }

    /** The instant of the newest frame, us UTC, which may be of the epoch before; 0 before the first. */
    long publishedUs() {
        return publishedUs;
    }

    /** Goes on in an epoch of this number at least, and answers which one it is: numbers of frames go on. */
    long startEpoch(final long least) {
        epoch = Math.max(epoch + 1, least);
        return epoch;
    }

    /** No epoch that it starts by itself has a lower number. */
    void leastNextEpoch(final long least) {
        // The next one is it anyway: the state is then that of an engine that was told nothing.
        leastNextEpoch = least > epoch + 1 ? least : 0;
    }

    /** Starts anew, in the next epoch that was never before, of this number at least. */
    void clear(final long least) {
        epoch = Math.max(epoch + 1, Math.max(least, leastNextEpoch));
        seq = 0;
        tick = 0;
        settledSeq = 0;
        shownNs = 0;
        dirty = false;
        frames.forgetNewest();
    }

    void save(final StateWriter out) {
        out.putLong(epoch);
        out.putLong(leastNextEpoch);
        out.putLong(seq);
        out.putLong(tick);
        out.putLong(settledSeq);
        out.putLong(shownNs);
        out.putLong(publishedUs);
        out.putBoolean(dirty);
    }

    void load(final StateReader in) {
        epoch = in.getLong();
        leastNextEpoch = in.getLong();
        seq = in.getLong();
        tick = in.getLong();
        settledSeq = in.getLong();
        shownNs = in.getLong();
        publishedUs = in.getLong();
        dirty = in.getBoolean();
    }
}
