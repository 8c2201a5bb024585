package dev.touchline.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.time.SourceState;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SequenceWindow;
import dev.touchline.protocol.feed.CameraLensDecoder;
import dev.touchline.protocol.feed.CameraPoseDecoder;
import dev.touchline.protocol.feed.HeartbeatDecoder;
import dev.touchline.protocol.feed.MatchClockDecoder;
import dev.touchline.protocol.feed.MessageHeaderDecoder;
import dev.touchline.protocol.feed.PositionDecoder;
import org.agrona.DirectBuffer;

/**
 * A record's way into a match: it is new or repeated, of this time or another, moves engine time, and is given to whom its type
 * concerns. Each way that it can be of no use has a counter. Engine thread only; allocates when a source is first heard.
 */
final class RecordIntake {
    /** A replayed source that restarts this far behind engine time has been set back: the match starts anew. */
    private static final long SET_BACK_NS = 10_000_000_000L;

    private final MatchState match;
    private final MatchCounters counters;
    private final EngineClock engineClock;
    private final SourceTable sources;
    private final Sightings sightings;
    private final FrameCutter cutter;
    private final FeedWatch feed;
    private final PositionDecoder position = new PositionDecoder();
    private final MatchClockDecoder clockRecord = new MatchClockDecoder();
    private int setBackInARow;

    /** The way into a match. */
    RecordIntake(final MatchState match) {
        this.match = match;
        counters = match.counters;
        engineClock = match.engineClock;
        sources = match.sources;
        sightings = match.sightings;
        cutter = match.cutter;
        feed = match.feed;
    }

    /** Takes the record that starts at {@code offset}; it must have been validated. */
    void onRecord(final DirectBuffer buffer, final int offset) {
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
        final short type = buffer.getShort(offset + RecordDescriptor.TEMPLATE_ID_OFFSET, LITTLE_ENDIAN);
        onTime(source, rawNs, type);
        final long captureNs = engineClock.correctedNs(source.number(), rawNs);
        switch (type) {
            case PositionDecoder.TEMPLATE_ID -> onPosition(source, buffer, offset, captureNs);
            case MatchClockDecoder.TEMPLATE_ID -> onMatchClock(source, buffer, offset, captureNs);
            case CameraPoseDecoder.TEMPLATE_ID -> match.cameras.onPose(buffer, offset, captureNs, cutter.epoch());
            case CameraLensDecoder.TEMPLATE_ID -> match.cameras.onLens(buffer, offset);
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
        if (match.context.live()
                || engineClock.correctedNs(source.number(), rawNs) >= engineClock.timeNs() - SET_BACK_NS) {
            setBackInARow = 0;
            return true;
        }
        final boolean alone = sources.size() == 1 && verdict == SequenceWindow.Verdict.RESTARTED;
        if (alone || ++setBackInARow >= SequenceWindow.PROBATION) {
            match.startAnew(0);
            return true;
        }
        if (sources.size() > 2) {
            // Its clock may be wrong by as much: then the others' times tell by how much.
            engineClock.onCaptureTime(source.number(), rawNs);
        }
        return false;
    }

    private void onTime(final SourceState source, final long rawNs, final short type) {
        final long timeNs = engineClock.onCaptureTime(source.number(), rawNs);
        if (engineClock.isOutvoted()) {
            match.startAnew(0);
            return;
        }
        if (cutter.onTime(timeNs)) {
            feed.onTime(timeNs);
        }
        if (feed.isWaiting()) {
            feed.onHeard(source, type == HeartbeatDecoder.TEMPLATE_ID, timeNs);
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
            match.matchClock.onBallFlag(position.flags().ballInPlay());
        }
        if (sightings.observe(source, position, captureNs)) {
            // Also when the observation is dropped: time has passed, and tracks coast.
            cutter.show(engineClock.frameTimeNs());
        }
        if (last && !source.reorders()) {
            cutter.cut();
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
        if (match.matchClock.onRecord(clockRecord, captureNs)) {
            match.heat.startHalf(match.frames.frameTimeUs(captureNs));
        }
    }

    /** The match starts anew. */
    void clear() {
        setBackInARow = 0;
    }

    void save(final StateWriter out) {
        out.putInt(setBackInARow);
    }

    void load(final StateReader in) {
        setBackInARow = in.getInt();
    }
}
