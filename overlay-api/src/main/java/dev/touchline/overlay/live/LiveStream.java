package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.Policy;
import dev.touchline.overlay.wire.Rate;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stream and who is subscribed to it; what it sent lately, once somebody may come back for it or wants it later. Event loop thread
 * only.
 */
abstract class LiveStream {
    /** For how long a client may come back and be sent what it missed, us. */
    static final long RESUME_US = 30_000_000;

    private static final long MARGIN_US = 1_000_000;
    /** A replay of a hundredth of its speed would be kept for hours. */
    private static final long LONGEST_KEPT_US = 600_000_000;

    private static final long MICROS_PER_MS = 1_000;

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Subscription> view = Collections.unmodifiableList(subscriptions);
    private final int number;
    private final StreamContext context;
    private MessageHistory history;
    private DelayLine delayLine;
    private long unusedSinceUs;

    LiveStream(final int number, final StreamContext context) {
        this.number = number;
        this.context = context;
    }

    /** Its number, by which its messages name it. */
    final int number() {
        return number;
    }

    /** What it is made with. */
    final StreamContext context() {
        return context;
    }

    /** Who is subscribed; not to be changed but by {@link #add} and {@link #remove}. */
    final List<Subscription> subscriptions() {
        return view;
    }

    /** Whether what was sent can be sent again: to who comes back, or later. */
    boolean isKept() {
        return false;
    }

    /** Whether a subscription is one for which messages are kept. */
    boolean isKeptFor(final Subscription subscription) {
        return isKept() && (subscription.policy() == Policy.ALL || subscription.delayMs() > 0);
    }

    /**
     * A new subscription, which was answered. It is sent the state as it is, or what it missed since it went.
     *
     * @param point where it goes on, or null
     * @param matchEpoch its match's, 0 while it is not known
     */
    final void admit(final Subscription subscription, final ResumePoint point, final long matchEpoch) {
        if (epoch() == 0) {
            assumeEpoch(matchEpoch);
        }
        if (isKeptFor(subscription)) {
            keep();
        }
        long place = history == null ? 0 : history.end();
        if (point == null) {
            onSubscribed(subscription);
            if (subscription.delayMs() > 0) {
                subscription.skipTo(seq());
            }
        } else {
            place = Resumption.resume(subscription, point, epoch() == 0 ? matchEpoch : epoch(), history);
        }
        add(subscription);
        updateKept();
        if (subscription.delayMs() > 0) {
            subscription.place(place);
            delayLine.add(subscription);
        }
    }

    /** The stream has said nothing yet, and is in this epoch as far as its clients are told. */
    void assumeEpoch(final long matchEpoch) {
        // Streams whose messages say their epoch wait for the first.
    }

    private void keep() {
        if (history == null) {
            history = new MessageHistory(context.budget(), context.matchId(), seqBeforeKept(), RESUME_US);
            delayLine = new DelayLine(context.matchId(), history, context.time());
            startKeeping();
        }
    }

    /** Messages are kept until the last who wants them later was sent them, and for who comes back. */
    private void updateKept() {
        if (history == null) {
            return;
        }
        long longestUs = 0;
        for (final Subscription subscription : subscriptions) {
            longestUs = Math.max(longestUs, subscription.delayMs() * MICROS_PER_MS);
        }
        // The delay is of media time, which may go slower than the wall's.
        final LiveTime time = context.time();
        final long wallUs = time.wallUs(context.matchId(), longestUs) - time.wallUs(context.matchId(), 0);
        history.keepFor(RESUME_US + MARGIN_US + Math.min(wallUs, LONGEST_KEPT_US));
    }

    /** From now on what is sent is also to be given to {@link #keep(ByteBuf, long, long)}. */
    void startKeeping() {
        // A stream that sends everything to everybody keeps what it sends.
    }

    /** The number of the newest message that is not kept, when the first is. */
    long seqBeforeKept() {
        return seq();
    }

    /** Keeps a message, which stays the caller's, if anybody may want it again. */
    final void keep(final ByteBuf message, final long seq, final long tsUs) {
        keep(message, seq, tsUs, context.time().nowUs());
    }

    /** Keeps a message that was made at an instant. */
    final void keep(final ByteBuf message, final long seq, final long tsUs, final long atUs) {
        if (history != null) {
            history.add(message, seq, tsUs, atUs);
            delayLine.onKept();
        }
    }

    /** Numbers that nobody was sent. */
    final void keepGap(final long from, final long to) {
        if (history != null) {
            history.onMissed(from, to);
        }
    }

    /** The stream starts anew in another epoch. */
    final void keepNothing() {
        if (history != null) {
            history.clear();
            delayLine.startEpoch();
        }
    }

    /** Sends everybody what is held back, due or not. */
    final void releaseHeldBack() {
        if (delayLine != null) {
            delayLine.releaseAll();
        }
    }

    /** Tells everybody that the stream starts anew: what waits for them is forgotten, and numbers count from the beginning. */
    final void sayAnotherEpoch(final long lastSeq) {
        for (final Subscription subscription : List.copyOf(subscriptions)) {
            // What was held back of the epoch that is over is not sent any more.
            final long from = subscription.delayMs() > 0 ? Math.min(subscription.seq(), lastSeq) : lastSeq;
            subscription.clear();
            subscription.client().writeGap(number, from + 1, lastSeq + 1, "source");
            subscription.client().writeSubscribed(subscription);
        }
    }

    /** What it sent lately, or null when nobody may want it again. */
    final MessageHistory history() {
        return history;
    }

    void add(final Subscription subscription) {
        subscriptions.add(subscription);
    }

    void remove(final Subscription subscription) {
        subscriptions.remove(subscription);
        if (delayLine != null) {
            delayLine.remove(subscription);
            updateKept();
        }
        if (subscriptions.isEmpty()) {
            unusedSinceUs = context.time().nowUs();
        }
    }

    /** Until when it is kept for those who may come back, us UTC; the past when it is not. Of a stream that nobody is subscribed to. */
    final long keptUntilUs() {
        return history == null ? Long.MIN_VALUE : unusedSinceUs + RESUME_US;
    }

    final boolean isUnused() {
        return subscriptions.isEmpty();
    }

    /** Whether somebody is subscribed, and nobody but clients of one party. */
    final boolean isOnlyFor(final Party party) {
        for (int i = 0; i < subscriptions.size(); i++) {
            if (!subscriptions.get(i).client().party().equals(party)) {
                return false;
            }
        }
        return !subscriptions.isEmpty();
    }

    /** The stream ends. */
    void end() {
        if (history != null) {
            history.clear();
        }
    }

    /** The epoch of its newest message; 0 before the first. */
    abstract long epoch();

    /** The number of its newest message; 0 before the first. */
    abstract long seq();

    /** The fields of a row, in their order; empty when it has no rows. */
    List<String> row() {
        return List.of();
    }

    /** Frames a second at the most, or null when it has no frames. */
    Rate rate() {
        return null;
    }

    /** A subscription has been answered: it is sent the state as it is. */
    abstract void onSubscribed(Subscription subscription);

    /** A client that was too slow can be sent something again. */
    abstract void onWritable(Subscription subscription);
}
