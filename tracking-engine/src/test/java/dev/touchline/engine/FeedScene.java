package dev.touchline.engine;

import dev.touchline.engine.event.RecordedEvent;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A match whose sources send a frame of four objects each 40 ms, from {@link #START_NS} on, until they are told to be silent. What
 * becomes of the feed is written down as it is told, times in ms from the start.
 */
final class FeedScene {
    static final long START_NS = 1_750_000_037_000_000_000L;
    static final int FRAME_MS = 40;
    private static final long START_US = (START_NS - 37_000_000_000L) / 1_000;
    private static final int OBJECTS = 4;
    private static final int DELAY_FRAMES = 10;

    /** Whether a record is lost on the way. */
    @FunctionalInterface
    interface Loss {
        Loss NONE = (sourceId, number) -> false;

        /** By its source and its number from 0. */
        boolean takes(int sourceId, int number);
    }

    private record Delayed(int dueFrame, ByteBuffer datagram) {}

    Loss loss = Loss.NONE;
    /** Goes on in another engine, loaded from a snapshot, before each datagram. */
    boolean restoring;
    /** Each so many datagrams one comes {@link #DELAY_FRAMES} frames late; 0 for none. */
    int delayedEach;

    private final Deque<Delayed> delayed = new ArrayDeque<>();

    private final DatagramEncoder[] sources;
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final MatchContext context;
    private MatchEngine engine;
    private int frame;
    private int delivered;

    FeedScene(final int sources) {
        this(sources, true);
    }

    FeedScene(final int sources, final boolean live) {
        context = new MatchContext(
                1, live, new Pitch(105_000, 68_000), Teams.UNKNOWN, 37, 1, new Counter("t", ""), new MatchCounters());
        engine = new MatchEngine(context, new RecordingPublication());
        this.sources = new DatagramEncoder[sources];
        for (int i = 0; i < sources; i++) {
            this.sources[i] = source(i + 1, 1);
        }
    }

    private DatagramEncoder source(final int sourceId, final int session) {
        return new DatagramEncoder(1, sourceId, session, null, this::deliver);
    }

    /** The source with an id, from 1, starts again: another session. */
    void restart(final int sourceId, final int session) {
        sources[sourceId - 1] = source(sourceId, session);
    }

    private void deliver(final ByteBuffer datagram) {
        if (delayedEach > 0 && ++delivered % delayedEach == 0) {
            final ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram.duplicate());
            delayed.add(new Delayed(frame + DELAY_FRAMES, copy.flip()));
        } else {
            take(datagram);
        }
    }

    private void take(final ByteBuffer datagram) {
        if (restoring) {
            goOnInAnother();
        }
        view.wrap(datagram);
        for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
            final int sourceId = view.getShort(at + RecordDescriptor.SOURCE_ID_OFFSET) & 0xffff;
            if (!loss.takes(sourceId, view.getInt(at + RecordDescriptor.SEQUENCE_OFFSET))) {
                engine.onRecord(view, at);
            }
        }
    }

    private void goOnInAnother() {
        final StateWriter out = new StateWriter();
        engine.save(out);
        engine = new MatchEngine(context, new RecordingPublication());
        engine.load(new StateReader(out.toBytes()));
    }

    /** Time goes on to an instant, excluded, while these sources send, in this order. */
    FeedScene to(final int untilMs, final int... sourceIds) {
        for (; frame * FRAME_MS < untilMs; frame++) {
            for (final int sourceId : sourceIds) {
                send(sources[sourceId - 1], frame);
            }
            while (!delayed.isEmpty() && delayed.peek().dueFrame() <= frame) {
                take(delayed.remove().datagram());
            }
        }
        return this;
    }

    /** Time is set to an instant. */
    void at(final int ms) {
        frame = ms / FRAME_MS;
    }

    private void send(final DatagramEncoder source, final int number) {
        for (int object = 0; object < OBJECTS; object++) {
            source.position(
                    object,
                    0,
                    number,
                    START_NS + 1_000_000L * FRAME_MS * number,
                    number % 1_000,
                    object * 1_000,
                    0,
                    100,
                    object == OBJECTS - 1 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
    }

    void heartbeat(final int sourceId, final int ms) {
        sources[sourceId - 1].heartbeat(0, START_NS + ms * 1_000_000L, 100);
        sources[sourceId - 1].flush();
    }

    void reset() {
        engine.reset();
    }

    List<RecordedEvent> feedEvents() {
        return engine.analysis().events().after(0, 1_000).stream()
                .filter(event -> event.kind() == MatchEvent.Kind.FEED)
                .toList();
    }

    /** What was told: change, source, duration, time. */
    List<String> told() {
        final List<String> told = new ArrayList<>();
        for (final RecordedEvent event : feedEvents()) {
            told.add(event.change()
                    + (event.sourceId() == MatchEvent.NO_SOURCE ? "" : " " + event.sourceId())
                    + (event.durationUs() == 0 ? "" : " for " + event.durationUs() / 1_000)
                    + " at " + (event.tsUs() - START_US) / 1_000);
        }
        return told;
    }
}
