package dev.touchline.engine;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.time.SourceState;
import dev.touchline.protocol.overlay.FeedChange;
import java.util.Arrays;

/**
 * Tells as events what has become of the feed, in engine time, so that a main and a backup server tell the same: a source has
 * said nothing for a second while others went on, and is back; nobody has spoken for more than half a second; more than 1 % of a
 * source's records were lost in five seconds, and no longer half of that. A source that was never heard in the epoch is not
 * missed. Looks at the sources each 0.1 s of engine time. Engine thread only; allocates nothing but the events.
 */
final class FeedWatch {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long TICK_NS = 100_000_000L;
    /** A second, and by how much a heartbeat that comes once a second may be late. */
    private static final long MISSING_NS = 1_000_000_000L + TICK_NS;

    private final MatchEvent event = new MatchEvent();
    private final long[] silentSinceNs = new long[EngineClock.MAX_SOURCES];
    private final EngineClock clock;
    private final SourceTable sources;
    private final FramePublisher frames;
    private final MatchEventListener listener;
    private long tick;
    /** A bit for each source by its number. */
    private long missing;

    private boolean waiting;

    FeedWatch(
            final EngineClock clock,
            final SourceTable sources,
            final FramePublisher frames,
            final MatchEventListener listener) {
        this.clock = clock;
        this.sources = sources;
        this.frames = frames;
        this.listener = listener;
    }

    /** Engine time is now this. */
    void onTime(final long timeNs) {
        final long now = timeNs / TICK_NS;
        if (now == tick) {
            return;
        }
        final int passed = tick == 0 ? 1 : (int) Math.min(now - tick, SourceState.MOST_TICKS);
        tick = now;
        for (int number = 0; number < sources.size(); number++) {
            if (clock.pausedSinceNs() != 0) {
                sources.at(number).onSilence();
            }
            lookAtSilence(number, timeNs);
            lookAtLoss(number, passed, timeNs);
        }
        waiting = missing != 0 || clock.pausedSinceNs() != 0;
    }

    private void lookAtSilence(final int number, final long timeNs) {
        final long bit = 1L << number;
        if ((missing & bit) == 0 && clock.silentNs(number) > MISSING_NS) {
            missing |= bit;
            silentSinceNs[number] = clock.heardNs(number);
            tell(FeedChange.MISSING, number, silentSinceNs[number], timeNs);
        }
    }

    private void lookAtLoss(final int number, final int passed, final long timeNs) {
        final SourceState source = sources.at(number);
        final FeedChange change = source.onTicks(passed);
        if (change != FeedChange.NONE) {
            begin(change, timeNs).value = source.lossMillionths();
            event.sourceId = sources.id(number);
            listener.onEvent(event);
        }
    }

    /** Whether somebody is waited for: then {@link #onHeard} wants to know of each record. */
    boolean isWaiting() {
        return waiting;
    }

    /** A source's record has come, and engine time is now this. A heartbeat says that a source is there, not that the feed goes on. */
    void onHeard(final SourceState source, final boolean heartbeat, final long timeNs) {
        final int number = source.number();
        final long bit = 1L << number;
        if (clock.pausedSinceNs() != 0 && !heartbeat) {
            begin(FeedChange.INTERRUPTED, timeNs).durationUs = (timeNs - clock.pausedSinceNs()) / NANOS_PER_MICRO;
            listener.onEvent(event);
            clock.endPause();
        }
        if ((missing & bit) != 0 && clock.silentNs(number) <= MISSING_NS) {
            missing &= ~bit;
            source.onSilence();
            tell(FeedChange.BACK, number, silentSinceNs[number], timeNs);
        }
        waiting = missing != 0 || clock.pausedSinceNs() != 0;
    }

    private void tell(final FeedChange change, final int number, final long sinceNs, final long timeNs) {
        begin(change, timeNs).durationUs = (timeNs - sinceNs) / NANOS_PER_MICRO;
        event.sourceId = sources.id(number);
        listener.onEvent(event);
    }

    private MatchEvent begin(final FeedChange change, final long timeNs) {
        event.begin(MatchEvent.Kind.FEED, frames.frameTimeUs(timeNs));
        event.change = change;
        return event;
    }

    /** The match starts anew: nobody has been heard yet. */
    void clear() {
        tick = 0;
        missing = 0;
        waiting = false;
        Arrays.fill(silentSinceNs, 0);
    }

    void save(final StateWriter out) {
        out.section("feed");
        out.putLong(tick);
        out.putLong(missing);
        out.putBoolean(waiting);
        out.putLongs(silentSinceNs, sources.size());
    }

    /** After the sources were loaded. */
    void load(final StateReader in) {
        in.section("feed");
        tick = in.getLong();
        missing = in.getLong();
        waiting = in.getBoolean();
        in.getLongs(silentSinceNs, sources.size());
    }
}
