package dev.touchline.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.engine.event.StatedEvent;
import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.time.SourceState;
import dev.touchline.engine.track.LiveView;
import dev.touchline.engine.track.SettledTier;
import dev.touchline.engine.track.TrackTable;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SequenceWindow;
import dev.touchline.protocol.feed.CameraLensDecoder;
import dev.touchline.protocol.feed.CameraPoseDecoder;
import dev.touchline.protocol.feed.MatchClockDecoder;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import dev.touchline.protocol.overlay.Quality;
import java.util.List;
import org.agrona.DirectBuffer;

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

    private static final String SNAPSHOT = "touchline match 4";

    private final MatchContext context;
    private final MatchCounters counters;
    private final EngineClock engineClock = new EngineClock();
    private final SourceTable sources = new SourceTable(engineClock);
    private final TrackTable tracks = new TrackTable();
    private final LiveView liveView = new LiveView(tracks);
    private final ObjectStates live = new ObjectStates();
    private final ObjectStates settled = new ObjectStates();
    private final SettledTier settledTier;
    private final MatchClockState matchClock = new MatchClockState();
    private final PositionDecoder position = new PositionDecoder();
    private final MatchClockDecoder clockRecord = new MatchClockDecoder();
    private final IdentityMap identities = new IdentityMap();
    private final IdentityCorrections corrections;
    private final Sightings sightings;
    private final TrackedBodies bodies = new TrackedBodies(tracks);
    private final MatchAnalysis analysis;
    private final MatchHeat heat;
    private final FramePublisher frames;
    private final HeatPublisher heatMaps;
    private final CameraPublisher cameras;
    private final InputGauges gauges;
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
        heat = new MatchHeat(context.pitch());
        settledTier = new SettledTier(context.taiOffsetSeconds());
        sightings = new Sightings(context, engineClock, tracks, settledTier, identities);
        frames = new FramePublisher(context, matchClock, publication);
        analysis = new MatchAnalysis(context, bodies, publication);
        corrections = new IdentityCorrections(identities, analysis, heat, tracks, settledTier);
        heatMaps = new HeatPublisher(context, heat, publication);
        cameras = new CameraPublisher(context, publication);
        epoch = context.firstEpoch();
        gauges = new InputGauges(counters, engineClock, analysis, heat);
        if (counters.epoch() == 0) {
            // Else they are of an engine at work, whose place this one may take later.
            counters.epoch.set(epoch);
        }
    }

    /** What it was made with. */
    public MatchContext context() {
        return context;
    }

    /**
     * Records that start from {@code from} to before {@code to} come next. Saying so changes nothing but the time they take: what they
     * need is fetched from memory at once.
     */
    public void expect(final DirectBuffer buffer, final int from, final int to) {
        sightings.fetch(buffer, from, to);
    }

    /** Takes the record that starts at {@code offset}; it must have been validated. */
    public void onRecord(final DirectBuffer buffer, final int offset) {
        counters.records.increment();
        final SourceState source =
                sources.source(buffer.getShort(offset + RecordDescriptor.SOURCE_ID_OFFSET, LITTLE_ENDIAN) & 0xffff);
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
            case MatchClockDecoder.TEMPLATE_ID -> onMatchClock(source, buffer, offset, captureNs);
            case CameraPoseDecoder.TEMPLATE_ID -> cameras.onPose(buffer, offset, captureNs, epoch);
            case CameraLensDecoder.TEMPLATE_ID -> cameras.onLens(buffer, offset);
            default -> {
                // Heartbeats move engine time, which is done; sensors have no part in tracks.
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
        if (position.objectId() == RecordDescriptor.BALL && position.pointId() == RecordDescriptor.GROUND_POINT) {
            matchClock.onBallFlag(position.flags().ballInPlay());
        }
        if (sightings.observe(source, position, captureNs)) {
            // Also when the observation is dropped: time has passed, and tracks coast.
            shownNs = engineClock.frameTimeNs();
            dirty = true;
        }
        if (last && dirty && !source.reorders()) {
            publish();
        }
    }

    /** A clock that is off tells wrong times of the match, too. */
    private void onMatchClock(
            final SourceState source, final DirectBuffer buffer, final int offset, final long captureNs) {
        if (!engineClock.isTrusted(source.number()) || engineClock.isAhead(captureNs)) {
            counters.misdated.increment();
            return;
        }
        clockRecord.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, MatchClockDecoder.BLOCK_LENGTH, 1);
        if (matchClock.onRecord(clockRecord, captureNs)) {
            heat.startHalf(frames.frameTimeUs(captureNs));
        }
    }

    /**
     * Takes what an operator states of the clock, as of now. Throws {@link IllegalStateException}, having changed nothing, when it
     * does not fit.
     */
    public ClockReading state(final ClockStatement statement) {
        final long nowNs = engineClock.timeNs();
        if (matchClock.onStatement(statement, nowNs)) {
            heat.startHalf(frames.frameTimeUs(nowNs));
        }
        return new ClockReading(
                matchClock.period(),
                matchClock.running(),
                matchClock.clockMsAt(nowNs),
                matchClock.attacksPlusX(),
                frames.frameTimeUs(nowNs));
    }

    /** Takes what an operator says has happened: an event like the engine's own. */
    public void tell(final StatedEvent event) {
        analysis.events().onEvent(event.toMatchEvent());
    }

    private void publish() {
        dirty = false;
        publishedUs = frames.frameTimeUs(shownNs);
        liveView.fill(shownNs, publishedUs, live);
        bodies.at(shownNs);
        analysis.onLive(live, matchClock.playAt(shownNs));
        sampleHeat();
        frames.publish(live, analysis, epoch, ++seq);
        counters.frames.set(seq);
        counters.frameTimeUs.set(publishedUs);
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
                        live.xMillimetres(objectId),
                        live.yMillimetres(objectId),
                        analysis.playClass());
            }
        }
    }

    private void publishSettled() {
        for (int objectId = 0; objectId < ObjectStates.OBJECTS; objectId++) {
            if (settledTier.pathBroken(objectId)) {
                analysis.breakPath(objectId);
            }
        }
        analysis.onSettled(settled);
        frames.publishSettled(settled, analysis, epoch, ++settledSeq);
        counters.settled.increment();
        gauges.update();
    }

    /** By how much a source's clock is ahead of the others as far as is known, ns; 0 for a source that was never heard. */
    public long clockOffsetNs(final int sourceId) {
        final SourceState source = sources.known(sourceId);
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
        analysis.flush();
    }

    /** Another line-up: team heat maps are those of these players from now on. */
    public void teams(final Teams newTeams) {
        teams = newTeams;
        analysis.teams(newTeams);
        sightings.teams(newTeams);
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

    /** The epoch that it is in. */
    public long epoch() {
        return epoch;
    }

    /** The newest frame as it was published, and the game at it: a copy, for anybody. */
    public MatchReading reading() {
        return new MatchReading(epoch, seq, frames.copyNewest(), analysis.game().reading());
    }

    /** What follows from the tracks so far. */
    public MatchAnalysis analysis() {
        return analysis;
    }

    /** Which object each id of the feed counts as. */
    public IdentityMap identities() {
        return identities;
    }

    /** What was set right in this epoch of whose track is whose, in order. */
    public List<IdentityChange> identityChanges() {
        return corrections.made();
    }

    /**
     * Throws {@link IllegalArgumentException} when the two of a change are no two objects, or its instant is longer ago than what was
     * measured is kept by the second. Changes nothing.
     */
    public void checkIdentity(final IdentityChange change) {
        corrections.check(change);
    }

    /**
     * Sets right whose track is whose, as far as that is not done yet: distances and heat maps since each change's instant follow, and
     * so does the feed from now on. Throws {@link IllegalStateException}, having changed nothing, when others were made than these.
     *
     * @param changes all of this epoch, in order
     */
    public void correctIdentities(final List<IdentityChange> changes) {
        corrections.makeAll(changes, publishedUs);
    }

    /** Starts the match anew, in the next epoch: tracks, heat maps, distances, clock and engine time are forgotten. */
    public void reset() {
        sources.forgetRecords();
        tracks.clear();
        corrections.clear();
        settledTier.clear();
        heat.clear();
        matchClock.clear();
        engineClock.clear();
        heatMaps.reset();
        frames.forgetNewest();
        cameras.clear();
        epoch++;
        seq = 0;
        tick = 0;
        settledSeq = 0;
        shownNs = 0;
        dirty = false;
        setBackInARow = 0;
        analysis.clear(epoch);
        counters.epoch.set(epoch);
        counters.frames.set(0);
        counters.frameTimeUs.set(0);
        gauges.update();
        context.engineTimeNs().set(0);
    }

    /** Writes the match's whole state, as of the newest record. What is watched is not part of it. */
    public void save(final StateWriter out) {
        out.section(SNAPSHOT);
        out.putInt(context.pitch().lengthMillimetres());
        out.putInt(context.pitch().widthMillimetres());
        out.putInt(context.taiOffsetSeconds());
        out.putLong(teams.home());
        out.putLong(teams.away());
        out.putLong(teams.keepers());
        out.putLong(epoch);
        out.putLong(seq);
        out.putLong(tick);
        out.putLong(settledSeq);
        out.putLong(shownNs);
        out.putLong(publishedUs);
        out.putBoolean(dirty);
        out.putInt(setBackInARow);
        sources.save(out);
        engineClock.save(out);
        corrections.save(out);
        tracks.save(out);
        settledTier.save(out);
        matchClock.save(out);
        analysis.save(out);
        heat.save(out);
        heatMaps.save(out);
        cameras.save(out);
        out.section(SNAPSHOT);
    }

    /**
     * Takes the state that {@link #save} wrote; for an engine that has seen nothing yet, on any thread that nobody else uses it
     * on: what others read is left alone until it takes another's place. Throws
     * {@link IllegalArgumentException} when the bytes are no snapshot of a match on this pitch: the engine is of no use then.
     */
    public void load(final StateReader in) {
        in.section(SNAPSHOT);
        checkGround(in);
        teams = new Teams(in.getLong(), in.getLong(), in.getLong());
        epoch = in.getLong();
        seq = in.getLong();
        tick = in.getLong();
        settledSeq = in.getLong();
        shownNs = in.getLong();
        publishedUs = in.getLong();
        dirty = in.getBoolean();
        setBackInARow = in.getInt();
        sources.load(in);
        engineClock.load(in);
        corrections.load(in);
        tracks.load(in);
        settledTier.load(in);
        matchClock.load(in);
        analysis.load(in);
        analysis.teams(teams);
        sightings.teams(teams);
        heat.load(in);
        heatMaps.load(in);
        cameras.load(in);
        in.section(SNAPSHOT);
    }

    private void checkGround(final StateReader in) {
        final Pitch pitch = new Pitch(in.getInt(), in.getInt());
        final int offset = in.getInt();
        if (!pitch.equals(context.pitch()) || offset != context.taiOffsetSeconds()) {
            throw new IllegalArgumentException("snapshot is of another pitch or TAI offset: snapshot=" + pitch + ", "
                    + offset + " s, match=" + context.pitch() + ", " + context.taiOffsetSeconds() + " s");
        }
    }

    /**
     * Goes on in an epoch of this number at least, with the state that it has: for an engine restored after its program stopped,
     * so that no number of a frame is used twice.
     */
    public void startEpoch(final long least) {
        epoch = Math.max(epoch + 1, least);
        analysis.events().startEpoch(epoch);
    }

    /** Takes another engine's place, on the thread of both: its line-up holds, and what it has watched goes on being watched. */
    public void replace(final MatchEngine other) {
        other.heatMaps.watches().forEach(heatMaps::watch);
        teams(other.teams);
        counters.epoch.set(epoch);
        counters.frames.set(seq);
        counters.frameTimeUs.set(publishedUs);
        gauges.update();
        context.engineTimeNs().set(engineClock.timeNs());
    }
}
