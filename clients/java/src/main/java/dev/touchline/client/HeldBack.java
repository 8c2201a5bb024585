package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hands over what one subscription brings, events with a delay not before they are due. A server sends them when they are, but before
 * their time when it stops, or when their match ends or starts anew. Order stays: what comes after one that waits, waits behind it. What
 * waits is no more than the server held back, and needs no connection. The client's thread.
 */
final class HeldBack {
    private static final long MICROS_PER_MS = 1_000;
    private static final long NEVER = Long.MAX_VALUE;

    private record Waiting(long dueUs, Runnable tell) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final KnownTime time;
    private long armedUs = NEVER;
    private long mediaUs;
    private long atUs;
    private double rate;

    HeldBack(final KnownTime time) {
        this.time = time;
    }

    /** Takes a {@code timeline}, which media time is now; it counts for what comes from then on. */
    void onTimeline(final JsonNode timeline) {
        if (timeline.isObject()) {
            mediaUs = timeline.path("mediaUs").asLong();
            atUs = timeline.path("atUs").asLong();
            rate = timeline.path("rate").asDouble();
        }
    }

    /** Hands over what is due as soon as it is there. */
    void add(final Runnable tell) {
        addAt(time.nowUs(), tell);
    }

    /** Hands over an event so much later than it happened, by media time. */
    void addDelayed(final long tsUs, final long delayMs, final Runnable tell) {
        final long nowUs = time.nowUs();
        addAt(nowUs + earlyUs(nowUs, tsUs, delayMs * MICROS_PER_MS), tell);
    }

    private long earlyUs(final long nowUs, final long tsUs, final long delayUs) {
        if (rate <= 0) {
            return 0;
        }
        final double mediaNowUs = mediaUs + (nowUs + time.offsetUs() - atUs) * rate;
        // It has happened: more than its whole delay it is not to wait, whatever an old timeline says.
        return (long) Math.ceil(Math.min(tsUs + delayUs - mediaNowUs, (double) delayUs) / rate);
    }

    private void addAt(final long dueUs, final Runnable tell) {
        if (waiting.isEmpty() && dueUs <= time.nowUs()) {
            tell.run();
            return;
        }
        waiting.addLast(new Waiting(dueUs, tell));
        arm();
    }

    private void arm() {
        if (!waiting.isEmpty() && armedUs == NEVER) {
            armedUs = waiting.peekFirst().dueUs();
            time.later(Math.max(0, armedUs - time.nowUs()), this::release);
        }
    }

    private void release() {
        armedUs = NEVER;
        try {
            while (!waiting.isEmpty() && waiting.peekFirst().dueUs() <= time.nowUs()) {
                waiting.pollFirst().tell().run();
            }
        } finally {
            arm();
        }
    }

    /** Hands over nothing of what waits. */
    void clear() {
        waiting.clear();
    }
}
