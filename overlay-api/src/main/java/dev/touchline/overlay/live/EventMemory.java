package dev.touchline.overlay.live;

import dev.touchline.engine.event.RecordedEvent;
import dev.touchline.protocol.overlay.EventDecoder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A match's newest events, whoever listens: so that a client that comes from another server of the same feed is sent what it missed on the
 * way, also when it is the first here. Event loop thread only.
 */
final class EventMemory {
    private static final int MOST = 256;

    /** An event and when it was received, us UTC. */
    record Remembered(RecordedEvent event, long atUs) {}

    private final Deque<Remembered> events = new ArrayDeque<>();
    private long epoch;

    /** Takes an event that the engine published. */
    void onEvent(final EventDecoder message, final long nowUs) {
        final RecordedEvent event = RecordedEvent.of(message);
        if (message.epoch() != epoch || (!events.isEmpty() && event.seq() <= newestSeq())) {
            events.clear();
            epoch = message.epoch();
        }
        events.addLast(new Remembered(event, nowUs));
        if (events.size() > MOST) {
            events.removeFirst();
        }
    }

    /** Their epoch; 0 before the first. */
    long epoch() {
        return epoch;
    }

    /** The number of the newest; 0 before the first. */
    long newestSeq() {
        return events.isEmpty() ? 0 : events.getLast().event().seq();
    }

    /** Oldest first. */
    Iterable<Remembered> events() {
        return events;
    }
}
