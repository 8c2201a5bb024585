package dev.touchline.engine.event;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.EventEncoder;
import dev.touchline.protocol.overlay.EventKind;
import dev.touchline.protocol.overlay.FeedChange;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Numbers events, publishes each, and keeps the newest {@value #KEPT}. Engine thread only; an event allocates its record, a
 * frame without one nothing.
 */
public final class EventLog implements MatchEventListener {
    /** Where events go, with their SBE header. */
    @FunctionalInterface
    public interface Publication {
        void onEvent(MutableDirectBuffer buffer, int offset, int length);
    }

    /** How many events are kept. */
    public static final int KEPT = 1024;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventEncoder encoder = new EventEncoder();
    private final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + EventEncoder.BLOCK_LENGTH]);
    private final RecordedEvent[] kept = new RecordedEvent[KEPT];
    private final long matchId;
    private final Publication publication;
    private long epoch;
    private long seq;

    /** A log without events. */
    public EventLog(final long matchId, final Publication publication) {
        this.matchId = matchId;
        this.publication = publication;
    }

    @Override
    public void onEvent(final MatchEvent event) {
        seq++;
        final RecordedEvent recorded = RecordedEvent.of(seq, event);
        kept[(int) (seq % KEPT)] = recorded;
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .matchId(matchId)
                .epoch(epoch)
                .seq(seq)
                .tsUs(event.tsUs)
                .durationUs(event.durationUs)
                .value(event.value)
                .kind(EventKinds.wire(event.kind))
                .team(team(event.side))
                .objectId((short) event.objectId)
                .otherId((short) event.otherId)
                .completed((short) (event.completed ? 1 : 0))
                .fromX(event.fromX)
                .fromY(event.fromY)
                .toX(event.toX)
                .toY(event.toY)
                .change(event.change)
                .sourceId(event.sourceId);
        publication.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    /** The number of the newest event; 0 before the first. */
    public long newest() {
        return seq;
    }

    /** The kept events with a number above {@code after}, oldest first, {@code most} at most. */
    public List<RecordedEvent> after(final long after, final int most) {
        final List<RecordedEvent> events = new ArrayList<>();
        for (long at = Math.max(after, seq - KEPT) + 1; at <= seq && events.size() < most; at++) {
            events.add(kept[(int) (at % KEPT)]);
        }
        return events;
    }

    /** Another epoch begins: numbers start anew. */
    public void clear(final long newEpoch) {
        epoch = newEpoch;
        seq = 0;
        Arrays.fill(kept, null);
    }

    /** Another epoch begins, and what happened before stays part of it: numbers go on. */
    public void startEpoch(final long newEpoch) {
        epoch = newEpoch;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section("events");
        out.putLong(epoch);
        out.putLong(seq);
        for (final RecordedEvent event : after(0, KEPT)) {
            out.putByte(EventKinds.wire(event.kind()).value());
            out.putByte(event.side().code());
            out.putByte(event.completed() ? 1 : 0);
            out.putByte(event.change().value());
            out.putInt(event.sourceId());
            out.putInts(
                    new int[] {event.objectId(), event.otherId(), event.fromX(), event.fromY(), event.toX(), event.toY()
                    },
                    6);
            out.putLongs(new long[] {event.tsUs(), event.durationUs(), event.value()}, 3);
        }
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.section("events");
        clear(in.getLong());
        seq = in.getLong();
        if (seq < 0) {
            throw new IllegalArgumentException("snapshot is damaged: events=" + seq);
        }
        final int[] who = new int[6];
        final long[] measures = new long[3];
        for (long at = Math.max(0, seq - KEPT) + 1; at <= seq; at++) {
            final MatchEvent.Kind kind = EventKinds.of(EventKind.get(in.getByte()));
            final Side side = Side.of(in.getByte());
            final boolean completed = in.getBoolean();
            final FeedChange change = FeedChange.get(in.getByte());
            final int sourceId = in.getInt();
            in.getInts(who, 6);
            in.getLongs(measures, 3);
            kept[(int) (at % KEPT)] = new RecordedEvent(
                    at,
                    kind,
                    measures[0],
                    measures[1],
                    side,
                    who[0],
                    who[1],
                    completed,
                    measures[2],
                    who[2],
                    who[3],
                    who[4],
                    who[5],
                    change,
                    sourceId);
        }
    }

    private static Team team(final Side side) {
        return switch (side) {
            case NONE -> Team.NONE;
            case HOME -> Team.HOME;
            case AWAY -> Team.AWAY;
        };
    }
}
