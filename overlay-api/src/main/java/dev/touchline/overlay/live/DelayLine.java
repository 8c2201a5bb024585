package dev.touchline.overlay.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends a stream's kept messages to subscriptions that want them so much later than they were captured. Event loop thread only.
 */
final class DelayLine {
    private static final long MICROS_PER_MS = 1_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final long matchId;
    private final MessageHistory history;
    private final LiveTime time;
    private long armedUs = NEVER;

    DelayLine(final long matchId, final MessageHistory history, final LiveTime time) {
        this.matchId = matchId;
        this.history = history;
        this.time = time;
    }

    /** Another subscription: what is kept past its place is sent to it, each when it is due. */
    void add(final Subscription subscription) {
        subscriptions.add(subscription);
        arm();
    }

    boolean remove(final Subscription subscription) {
        return subscriptions.remove(subscription);
    }

    /** A message was kept: it may be due to somebody before what the others wait for. */
    void onKept() {
        if (!subscriptions.isEmpty()) {
            arm();
        }
    }

    /** Sends everybody what is held back, due or not: nothing will come after it, or nothing that it belongs to. */
    void releaseAll() {
        for (final Subscription subscription : List.copyOf(subscriptions)) {
            deliver(subscription, NEVER);
        }
    }

    /** The stream starts anew: what was kept is gone. */
    void startEpoch() {
        for (final Subscription subscription : subscriptions) {
            subscription.place(history.end());
        }
    }

    private void arm() {
        long nextUs = NEVER;
        for (final Subscription subscription : subscriptions) {
            final long place = Math.max(subscription.place(), history.first());
            if (place < history.end()) {
                nextUs = Math.min(nextUs, dueUs(subscription, place));
            }
        }
        if (nextUs < armedUs) {
            armedUs = nextUs;
            final long dueUs = nextUs;
            time.at(dueUs, () -> release(dueUs));
        }
    }

    private long dueUs(final Subscription subscription, final long place) {
        return time.wallUs(matchId, history.tsUs(place) + subscription.delayMs() * MICROS_PER_MS);
    }

    private void release(final long dueUs) {
        if (dueUs != armedUs) {
            // Something was due earlier, and what comes after it was looked at then.
            return;
        }
        armedUs = NEVER;
        final long nowUs = time.nowUs();
        for (final Subscription subscription : List.copyOf(subscriptions)) {
            deliver(subscription, nowUs);
        }
        arm();
    }

    private void deliver(final Subscription subscription, final long nowUs) {
        long place = subscription.place();
        if (place < history.first()) {
            subscription.expired(history.forgottenSeq());
            place = history.first();
        }
        while (place < history.end() && (nowUs == NEVER || dueUs(subscription, place) <= nowUs)) {
            subscription.deliver(history, place);
            place++;
        }
        subscription.place(place);
    }
}
