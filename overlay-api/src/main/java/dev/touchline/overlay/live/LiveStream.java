package dev.touchline.overlay.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A stream and who is subscribed to it. Event loop thread only. */
abstract class LiveStream {
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Subscription> view = Collections.unmodifiableList(subscriptions);
    private final int number;

    LiveStream(final int number) {
        this.number = number;
    }

    /** Its number, by which its messages name it. */
    int number() {
        return number;
    }

    /** Who is subscribed; not to be changed but by {@link #add} and {@link #remove}. */
    List<Subscription> subscriptions() {
        return view;
    }

    void add(final Subscription subscription) {
        subscriptions.add(subscription);
    }

    void remove(final Subscription subscription) {
        subscriptions.remove(subscription);
    }

    boolean isUnused() {
        return subscriptions.isEmpty();
    }

    /** The epoch of its newest message; 0 before the first. */
    abstract long epoch();

    /** The number of its newest message; 0 before the first. */
    abstract long seq();

    /** The fields of a row, in their order; empty when it has no rows. */
    abstract List<String> row();

    /** Frames a second at the most, or null when it has no frames. */
    abstract Rate rate();

    /** A subscription has been answered: it is sent the state as it is. */
    abstract void onSubscribed(Subscription subscription);

    /** A client that was too slow can be sent something again. */
    abstract void onWritable(Subscription subscription);
}
