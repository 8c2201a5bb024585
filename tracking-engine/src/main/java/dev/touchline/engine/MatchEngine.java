package dev.touchline.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.time.SourceState;
import dev.touchline.engine.track.Distances;
import dev.touchline.engine.track.LiveView;
import dev.touchline.engine.track.MotionModel;
import dev.touchline.engine.track.SettledTier;
import dev.touchline.engine.track.Track;
import dev.touchline.engine.track.TrackTable;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SequenceWindow;
import dev.touchline.protocol.feed.MatchClockDecoder;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import dev.touchline.protocol.overlay.Quality;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The engine of one match: validated records in, frames and heat maps out. One thread; a pure function of the records and
 * commands that it is given, in their order; allocates only when an object or a source is seen for the first time.
 *
 * <p>A frame is published when a source's frame completes, and at the latest when engine time crosses a millisecond; a settled
 * one about a second later for every 40 ms.
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
    private final LiveView liveView = new LiveView(tracks);
    private final ObjectStates live = new ObjectStates();
    private final Distances distances = new Distances();
    private final ObjectStates settled = new ObjectStates();
    private final Distances settledDistances = new Distances();
    private final SettledTier settledTier;
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
    private long settledSeq;
    private long shownNs;
    private long publishedUs;
    private boolean dirty;
    private int setBackInARow;

    /** An engine in its first epoch, which has seen nothing. */
    public MatchEngine(final MatchContext context, final EnginePublication publication) {
        this.context = context;
        counters = context.counters();
        teams = context.teams();
        heat = new MatchHeat(context.pitch().cells());
        settledTier = new SettledTier(context.taiOffsetSeconds());
        frames = new FramePublisher(context, matchClock, publication);
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
        final long rawNs = buffer.getLong(offset + RecordDescriptor.TIME_OFFSET, LITTLE_ENDIAN);
        final SequenceWindow.Verdict verdict = source.onRecord(
                buffer.getShort(offset + RecordDescriptor.SESSION_OFFSET, LITTLE_ENDIAN) & 0xffff,
                buffer.getInt(offset + RecordDescriptor.SEQUENCE_OFFSET, LITTLE_ENDIAN));
        if (!verdict.isNew()) {
            counters.repeated.increment();
            return;
        }
        if (!isOfThisTime(source, rawNs, verdict)) {
            counters.late.increment();
            return;
        }
        onTime(source, rawNs);
        final long captureNs = engineClock.correctedNs(source.number(), rawNs);
        switch (buffer.getShort(offset + RecordDescriptor.TEMPLATE_ID_OFFSET, LITTLE_ENDIAN)) {
            case PositionDecoder.TEMPLATE_ID -> onPosition(source, buffer, offset, captureNs);
            case MatchClockDecoder.TEMPLATE_ID -> onMatchClock(buffer, offset);
            default -> {
                // Heartbeats move engine time, which is done; sensors and cameras have no part in tracks.
            }
        }
    }

    /**
     * Whether a record is of the time that the match is at. A replayed match that is set back starts anew: at once when its only
     * source restarts, else when so many records in a row say so that they outvote one wild time before.
     */
    private boolean isOfThisTime(final SourceState source, final long rawNs, final SequenceWindow.Verdict verdict) {
        if (context.live() || engineClock.correctedNs(source.number(), rawNs) >= engineClock.timeNs() - SET_BACK_NS) {
            setBackInARow = 0;
            return true;
        }
        final boolean alone = sources.size() == 1 && verdict == SequenceWindow.Verdict.RESTARTED;
        if (alone || ++setBackInARow >= SequenceWindow.PROBATION) {
            reset();
            return true;
        }
        if (sources.size() > 2) {
            // Its clock may be wrong by as much: then the others' times tell by how much.
            engineClock.onCaptureTime(source.number(), rawNs);
        }
        return false;
    }

    private SourceState source(final int sourceId) {
        final SourceState known = sources.get(sourceId);
        return known != null ? known : addSource(sourceId);
    }

    private SourceState addSource(final int sourceId) {
        final int number = engineClock.addSource();
        if (number == EngineClock.REFUSED) {
            return null;
        }
        final SourceState added = new SourceState(
                number,
                MotionModel.BALL.unstatedSigmaMetres(),
                MotionModel.PLAYER.unstatedSigmaMetres(),
                MotionModel.BODY_POINT.unstatedSigmaMetres());
        sources.put(sourceId, added);
        return added;
    }

    private void onTime(final SourceState source, final long rawNs) {
        final long timeNs = engineClock.onCaptureTime(source.number(), rawNs);
        if (engineClock.isOutvoted()) {
            reset();
            return;
        }
        final long newTick = timeNs / TICK_NS;
        if (newTick != tick) {
            tick = newTick;
            context.engineTimeNs().set(timeNs);
            if (dirty) {
                publish();
            }
            while (settledTier.settleTo(timeNs, settled)) {
                publishSettled();
            }
        }
    }

    private void onPosition(
            final SourceState source, final DirectBuffer buffer, final int offset, final long captureNs) {
        position.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, PositionDecoder.BLOCK_LENGTH, 1);
        if (engineClock.isAhead(captureNs)) {
            counters.early.increment();
            return;
        }
        final boolean last = position.flags().lastOfFrame();
        if (observe(source, captureNs)) {
            // Also when the observation is dropped: time has passed, and tracks coast.
            shownNs = engineClock.frameTimeNs();
            dirty = true;
        }
        if (last && dirty && !source.reorders()) {
            publish();
        }
    }

    /** Answers whether the record was in time. */
    private boolean observe(final SourceState source, final long captureNs) {
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
        final double height = heightKnown ? z * MILLI : Double.NaN;
        final int objectId = position.objectId();
        final int pointId = position.pointId();
        final Track track = tracks.track(objectId, pointId);
        final SourceState.Kind kind = kind(objectId, pointId);
        final int stated = position.sigma();
        final double sigma = stated > 0 ? stated * MILLI : source.sigmaMetres(kind);
        if (!engineClock.isTrusted(source.number())) {
            counters.misdated.increment();
            if (kind == SourceState.Kind.PLAYER && track.compare(captureNs, x * MILLI, y * MILLI, sigma)) {
                learnOffset(source, track);
            }
            return false;
        }
        final Track.Outcome outcome = track.observe(
                captureNs, x * MILLI, y * MILLI, height, sigma, position.flags().extrapolated());
        if (stated == 0 && (outcome == Track.Outcome.UPDATED || outcome == Track.Outcome.OUTLIER)) {
            source.onInnovation(kind, track.innovationSquared(), track.predictedVariance());
        }
        if (kind == SourceState.Kind.PLAYER && outcome == Track.Outcome.UPDATED) {
            learnOffset(source, track);
        }
        if (pointId == RecordDescriptor.GROUND_POINT && outcome != Track.Outcome.TOO_LATE) {
            settledTier.observe(objectId, captureNs, x * MILLI, y * MILLI, height, sigma, track);
        }
        return count(outcome, objectId, pointId);
    }

    private void learnOffset(final SourceState source, final Track track) {
        engineClock.onInnovation(source.number(), track.innovationAlongWay(), track.speedSquared());
    }

    private static SourceState.Kind kind(final int objectId, final int pointId) {
        if (pointId != RecordDescriptor.GROUND_POINT) {
            return SourceState.Kind.BODY_POINT;
        }
        return objectId == RecordDescriptor.BALL ? SourceState.Kind.BALL : SourceState.Kind.PLAYER;
    }

    private boolean count(final Track.Outcome outcome, final int objectId, final int pointId) {
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
                if (pointId == RecordDescriptor.GROUND_POINT) {
                    distances.breakPath(objectId);
                }
            }
            case STARTED, UPDATED -> {
                // As it should be.
            }
        }
        counters.positions.increment();
        return true;
    }

    private void onMatchClock(final DirectBuffer buffer, final int offset) {
        clockRecord.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, MatchClockDecoder.BLOCK_LENGTH, 1);
        if (matchClock.onRecord(clockRecord)) {
            heat.startHalf();
        }
    }

    private void publish() {
        dirty = false;
        publishedUs = frames.frameTimeUs(shownNs);
        liveView.fill(shownNs, publishedUs, live);
        distances.add(live);
        sampleHeat();
        frames.publish(live, distances, epoch, ++seq);
        counters.frames.set(seq);
        heatMaps.onFrame(publishedUs, epoch, seq, teams);
    }

    /** Heat maps see the same integers as the frame, so a sum over published positions equals a heat map exactly. */
    private void sampleHeat() {
        heat.advanceTo(publishedUs);
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            if (live.isPresent(objectId) && live.quality(objectId) != Quality.STALE) {
                heat.sample(
                        objectId,
                        publishedUs,
                        context.pitch().cell(live.xMillimetres(objectId), live.yMillimetres(objectId)));
            }
        }
    }

    private void publishSettled() {
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            if (settledTier.pathBroken(objectId)) {
                settledDistances.breakPath(objectId);
            }
        }
        settledDistances.add(settled);
        frames.publishSettled(settled, settledDistances, epoch, ++settledSeq);
        counters.settled.increment();
        counters.largestOffsetUs.set(engineClock.largestOffsetNs() / 1_000);
    }

    /** By how much a source's clock is ahead of the others as far as is known, ns; 0 for a source that was never heard. */
    public long clockOffsetNs(final int sourceId) {
        final SourceState source = sources.get(sourceId);
        return source == null ? 0 : engineClock.offsetNs(source.number());
    }

    /** Publishes what waits for the next tick, and what has not settled: nothing more will come. */
    public void flush() {
        if (dirty) {
            publish();
        }
        while (settledTier.flush(settled)) {
            publishSettled();
        }
    }

    /** Another line-up: team heat maps are those of these players from now on. */
    public void teams(final Teams newTeams) {
        teams = newTeams;
    }

    /** Somebody watches a heat map: it is published now, if there has been a frame, and each second. */
    public void watch(final HeatWatch watch) {
        heatMaps.watch(watch);
        if (seq > 0) {
            heatMaps.publish(watch, publishedUs, epoch, seq, teams);
        }
    }

    /** Nobody watches it any more. */
    public void unwatch(final HeatWatch watch) {
        heatMaps.unwatch(watch);
    }

    /** Starts the match anew, in the next epoch: tracks, heat maps, distances, clock and engine time are forgotten. */
    public void reset() {
        sources.values().forEach(SourceState::forgetRecords);
        tracks.clear();
        distances.clear();
        settledTier.clear();
        settledDistances.clear();
        heat.clear();
        matchClock.clear();
        engineClock.clear();
        heatMaps.reset();
        epoch++;
        seq = 0;
        tick = 0;
        settledSeq = 0;
        shownNs = 0;
        dirty = false;
        setBackInARow = 0;
        counters.epoch.set(epoch);
        counters.frames.set(0);
        context.engineTimeNs().set(0);
    }
}
