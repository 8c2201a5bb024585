package dev.touchline.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SequenceWindow;
import dev.touchline.protocol.feed.MatchClockDecoder;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The engine of one match: validated records in, frames and heat maps out. One thread; a pure function of the records and
 * commands that it is given, in their order; allocates only when an object or a source is seen for the first time.
 *
 * <p>A frame is published when a source's frame completes, and at the latest when engine time crosses a millisecond.
 */
public final class MatchEngine {
    private static final long TICK_NS = 1_000_000L;
    /** A replayed source that restarts this far behind engine time has been set back: the match starts anew. */
    private static final long SET_BACK_NS = 10_000_000_000L;

    private static final double MILLI = 1e-3;

    private final MatchContext context;
    private final MatchCounters counters;
    private final EngineClock engineClock = new EngineClock();
    private final Int2ObjectHashMap<SourceState> sources = new Int2ObjectHashMap<>();
    private final TrackTable tracks = new TrackTable();
    private final MatchClockState matchClock = new MatchClockState();
    private final PositionDecoder position = new PositionDecoder();
    private final MatchClockDecoder clockRecord = new MatchClockDecoder();
    private final MatchHeat heat;
    private final FramePublisher frames;
    private final HeatPublisher heatMaps;
    private Teams teams;
    private long epoch;
    private long seq;
    private long tick;
    private long newestNs;
    private long publishedUs;
    private boolean dirty;
    private int setBackInARow;

    /** An engine in its first epoch, which has seen nothing. */
    public MatchEngine(final MatchContext context, final EnginePublication publication) {
        this.context = context;
        counters = context.counters();
        teams = context.teams();
        heat = new MatchHeat(context.pitch());
        frames = new FramePublisher(context, tracks, heat, matchClock, publication);
        heatMaps = new HeatPublisher(context, heat, publication);
        epoch = context.firstEpoch();
        counters.epoch.set(epoch);
    }

    /** What it was made with. */
    public MatchContext context() {
        return context;
    }

    /** Takes the record that starts at {@code offset}; it must have been validated. */
    public void onRecord(final DirectBuffer buffer, final int offset) {
        counters.records.increment();
        final SourceState source =
                source(buffer.getShort(offset + RecordDescriptor.SOURCE_ID_OFFSET, LITTLE_ENDIAN) & 0xffff);
        if (source == null) {
            counters.sourcesRefused.increment();
            return;
        }
        final long captureNs = buffer.getLong(offset + RecordDescriptor.TIME_OFFSET, LITTLE_ENDIAN);
        final SequenceWindow.Verdict verdict = source.window.onRecord(
                buffer.getShort(offset + RecordDescriptor.SESSION_OFFSET, LITTLE_ENDIAN) & 0xffff,
                buffer.getInt(offset + RecordDescriptor.SEQUENCE_OFFSET, LITTLE_ENDIAN));
        if (!verdict.isNew()) {
            counters.repeated.increment();
            return;
        }
        if (isSetBack(captureNs)) {
            if (verdict != SequenceWindow.Verdict.RESTARTED && ++setBackInARow < SequenceWindow.PROBATION) {
                counters.late.increment();
                return;
            }
            reset();
        }
        setBackInARow = 0;
        onTime(source, captureNs);
        switch (buffer.getShort(offset + RecordDescriptor.TEMPLATE_ID_OFFSET, LITTLE_ENDIAN)) {
            case PositionDecoder.TEMPLATE_ID -> onPosition(buffer, offset, captureNs);
            case MatchClockDecoder.TEMPLATE_ID -> onMatchClock(buffer, offset);
            default -> {
                // Heartbeats move engine time, which is done; sensors and cameras have no part in tracks.
            }
        }
    }

    /** Time was set back: by a restart, or by one wild time before, which so many true ones in a row outvote. */
    private boolean isSetBack(final long captureNs) {
        return !context.live() && captureNs < engineClock.timeNs() - SET_BACK_NS;
    }

    private SourceState source(final int sourceId) {
        final SourceState known = sources.get(sourceId);
        return known != null ? known : addSource(sourceId);
    }

    private SourceState addSource(final int sourceId) {
        final int number = engineClock.addSource();
        if (number < 0) {
            return null;
        }
        final SourceState added = new SourceState(number);
        sources.put(sourceId, added);
        return added;
    }

    private void onTime(final SourceState source, final long captureNs) {
        final long timeNs = engineClock.onCaptureTime(source.number, captureNs);
        final long newTick = timeNs / TICK_NS;
        if (newTick != tick) {
            tick = newTick;
            context.engineTimeNs().set(timeNs);
            if (dirty) {
                publish();
            }
        }
    }

    private void onPosition(final DirectBuffer buffer, final int offset, final long captureNs) {
        position.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, PositionDecoder.BLOCK_LENGTH, 1);
        if (engineClock.isAhead(captureNs)) {
            counters.early.increment();
            return;
        }
        final boolean last = position.flags().lastOfFrame();
        if (observe(captureNs)) {
            // Also when the observation is dropped: time has passed, and tracks coast.
            newestNs = Math.max(newestNs, captureNs);
            dirty = true;
        }
        if (last && dirty) {
            publish();
        }
    }

    /** Answers whether the record was in time. */
    private boolean observe(final long captureNs) {
        final int x = position.x();
        final int y = position.y();
        final int z = position.z();
        if (x == RecordDescriptor.UNKNOWN_COORDINATE || y == RecordDescriptor.UNKNOWN_COORDINATE) {
            counters.unknown.increment();
            return true;
        }
        final boolean heightKnown = z != RecordDescriptor.UNKNOWN_COORDINATE;
        if (!context.pitch().isPlausible(x, y, heightKnown ? z : 0)) {
            counters.implausible.increment();
            return true;
        }
        final int objectId = position.objectId();
        final Track.Outcome outcome = tracks.track(objectId, position.pointId())
                .observe(
                        captureNs,
                        x * MILLI,
                        y * MILLI,
                        heightKnown ? z * MILLI : Double.NaN,
                        position.sigma() * MILLI,
                        position.flags().extrapolated());
        return count(outcome, objectId);
    }

    private boolean count(final Track.Outcome outcome, final int objectId) {
        switch (outcome) {
            case OUTLIER -> {
                counters.outliers.increment();
                return true;
            }
            case TOO_LATE -> {
                counters.late.increment();
                return false;
            }
            case RESTARTED -> {
                counters.jumps.increment();
                if (position.pointId() == RecordDescriptor.GROUND_POINT) {
                    tracks.published(objectId).breakPath();
                }
            }
            case STARTED, UPDATED, KICKED -> {
                // As it should be.
            }
        }
        counters.positions.increment();
        return true;
    }

    private void onMatchClock(final DirectBuffer buffer, final int offset) {
        clockRecord.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, MatchClockDecoder.BLOCK_LENGTH, 1);
        if (matchClock.onRecord(clockRecord)) {
            heat.startHalf(frames.frameTimeUs(clockRecord.captureTime()));
        }
    }

    private void publish() {
        dirty = false;
        frames.publish(newestNs, epoch, ++seq);
        counters.frames.set(seq);
        publishedUs = frames.frameTimeUs(newestNs);
        counters.frameTimeUs.set(publishedUs);
        heatMaps.onFrame(publishedUs, epoch, seq, teams);
    }

    /** Publishes what waits for the next tick: nothing more will come. */
    public void flush() {
        if (dirty) {
            publish();
        }
    }

    /** Another line-up: team heat maps are those of these players from now on. */
    public void teams(final Teams newTeams) {
        teams = newTeams;
    }

    /** Somebody watches a heat map: it is published now, if there has been a frame, and each second. */
    public void watch(final HeatRequest watch) {
        heatMaps.watch(watch);
        if (seq > 0) {
            heatMaps.publish(watch, publishedUs, epoch, seq, teams);
        }
    }

    /** Nobody watches it any more. */
    public void unwatch(final HeatRequest watch) {
        heatMaps.unwatch(watch);
    }

    /** Reads a heat map as of the newest frame; of the epoch's beginning, and empty, when there has been none. */
    public HeatReading read(final HeatRequest request) {
        return heatMaps.read(request, seq == 0 ? 0 : publishedUs, epoch, seq, teams);
    }

    /** Starts the match anew, in the next epoch: tracks, heat maps, distances, clock and engine time are forgotten. */
    public void reset() {
        sources.values().forEach(source -> source.window.clear());
        tracks.clear();
        heat.clear();
        matchClock.clear();
        engineClock.clear();
        heatMaps.reset();
        epoch++;
        seq = 0;
        tick = 0;
        newestNs = 0;
        dirty = false;
        setBackInARow = 0;
        counters.epoch.set(epoch);
        counters.frames.set(0);
        counters.frameTimeUs.set(0);
        context.engineTimeNs().set(0);
    }
}
