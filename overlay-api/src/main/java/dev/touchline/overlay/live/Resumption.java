package dev.touchline.overlay.live;

/** Sends a client that comes back what it missed, or says that it cannot. Event loop thread only. */
final class Resumption {
    /** By how much another server of the same feed may be ahead: more is another match, or another life of it. */
    private static final long LARGEST_LEAD = 1_000;

    private Resumption() {}

    /**
     * Goes on from a point: what is kept since then is sent, in its order, after a gap for what is not. A subscription that is held back is
     * sent nothing now.
     *
     * @param epoch the stream's, 0 while it is not known
     * @param history what the stream keeps, or null
     * @return the place in the history from which the subscription goes on
     */
    static long resume(
            final Subscription subscription, final ResumePoint point, final long epoch, final MessageHistory history) {
        final LiveStream stream = subscription.stream();
        final long place;
        if ((epoch != 0 && !point.isOf(epoch))
                || point.seq() > stream.seq() + (point.epoch() == ResumePoint.SAME_SERVER ? 0 : LARGEST_LEAD)) {
            gap(subscription, point.seq() + 1, point.seq() + 1, "source");
            place = fromTheStart(subscription, history);
        } else if (point.seq() >= stream.seq()) {
            // Another server of the same feed was ahead of this one: nothing is said twice.
            subscription.skipTo(point.seq());
            stream.onSubscribed(subscription);
            place = history == null ? 0 : history.end();
        } else if (history == null) {
            subscription.skipTo(point.seq());
            subscription.expired(stream.seq());
            stream.onSubscribed(subscription);
            place = 0;
        } else {
            subscription.skipTo(point.seq());
            subscription.expired(Math.min(history.forgottenSeq(), stream.seq()));
            stream.onSubscribed(subscription);
            place = history.placeAfter(Math.max(point.seq(), history.forgottenSeq()));
        }
        if (history == null || subscription.delayMs() > 0) {
            return place;
        }
        subscription.client().outbox().allow(history.bytesFrom(place));
        for (long each = place; each < history.end(); each++) {
            subscription.deliver(history, each);
        }
        return history.end();
    }

    private static long fromTheStart(final Subscription subscription, final MessageHistory history) {
        subscription.stream().onSubscribed(subscription);
        if (history == null) {
            return 0;
        }
        if (history.forgottenSeq() > 0) {
            gap(subscription, 1, history.forgottenSeq(), "expired");
        }
        return history.first();
    }

    private static void gap(final Subscription subscription, final long from, final long to, final String why) {
        subscription.client().writeGap(subscription.stream().number(), from, to, why);
    }
}
