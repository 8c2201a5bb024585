package dev.touchline.overlay.live;

import io.netty.buffer.ByteBuf;

/**
 * A stream's newest messages of one epoch, as they were sent, for those who come back and those who want them later. A ring whose
 * places are numbered from 0 and never again: {@link #first} to before {@link #end} are held. Bounded by time and by the budget that
 * all histories share. Event loop thread only; allocates when it grows only.
 */
final class MessageHistory {
    private static final int SMALLEST = 64;

    private final HistoryBudget budget;
    private final long matchId;
    private long keepUs;
    private ByteBuf[] messages = new ByteBuf[SMALLEST];
    private long[] seqs = new long[SMALLEST];
    private long[] tsUs = new long[SMALLEST];
    private long[] sinceUs = new long[SMALLEST];
    private long[] gapFrom = new long[SMALLEST];
    private long[] gapTo = new long[SMALLEST];
    private long first;
    private long end;
    private long bytes;
    private long forgottenSeq;
    private long missedFrom;
    private long missedTo;

    /**
     * An empty history.
     *
     * @param matchId whose it is
     * @param forgottenSeq the number of the newest message that came before it
     * @param keepUs for how long messages are held
     */
    MessageHistory(final HistoryBudget budget, final long matchId, final long forgottenSeq, final long keepUs) {
        this.budget = budget;
        this.matchId = matchId;
        this.forgottenSeq = forgottenSeq;
        this.keepUs = keepUs;
    }

    /** Messages are held for so long. */
    void keepFor(final long us) {
        keepUs = us;
    }

    /** The stream missed messages: that is said before the next one. */
    void onMissed(final long from, final long to) {
        missedFrom = missedFrom == 0 ? from : missedFrom;
        missedTo = to;
    }

    /**
     * Keeps a message, which stays the caller's, and lets go of what is too old.
     *
     * @param captureUs when what it shows was captured
     * @param nowUs when it was made
     */
    void add(final ByteBuf message, final long seq, final long captureUs, final long nowUs) {
        if (first == end && forgottenSeq == 0) {
            forgottenSeq = seq - 1;
        }
        while (first < end && nowUs - sinceUs[slot(first)] > keepUs) {
            dropOldest();
        }
        // What it holds of memory, not what it says.
        final int length = message.capacity();
        if (!budget.makeRoom(matchId, length)) {
            // Who wants it later is told with the next message that there is room for.
            forgottenSeq = seq;
            onMissed(seq, seq);
            return;
        }
        if (end - first == messages.length) {
            grow();
        }
        hold(length);
        final int slot = slot(end);
        messages[slot] = message.retain();
        seqs[slot] = seq;
        tsUs[slot] = captureUs;
        sinceUs[slot] = nowUs;
        gapFrom[slot] = missedFrom;
        gapTo[slot] = missedTo;
        missedFrom = 0;
        end++;
    }

    private void grow() {
        final int larger = messages.length * 2;
        final ByteBuf[] newMessages = new ByteBuf[larger];
        final long[][] columns = {seqs, tsUs, sinceUs, gapFrom, gapTo};
        final long[][] newColumns = new long[columns.length][larger];
        for (long place = first; place < end; place++) {
            final int from = slot(place);
            final int to = (int) (place & (larger - 1));
            newMessages[to] = messages[from];
            for (int i = 0; i < columns.length; i++) {
                newColumns[i][to] = columns[i][from];
            }
        }
        messages = newMessages;
        seqs = newColumns[0];
        tsUs = newColumns[1];
        sinceUs = newColumns[2];
        gapFrom = newColumns[3];
        gapTo = newColumns[4];
    }

    private void hold(final int more) {
        bytes += more;
        budget.onChange(matchId, this, bytes - more, bytes);
    }

    /** What its messages hold of memory, bytes. */
    long bytes() {
        return bytes;
    }

    /** Lets go of the oldest message; there must be one. */
    void dropOldest() {
        final int slot = slot(first);
        forgottenSeq = seqs[slot];
        hold(-messages[slot].capacity());
        messages[slot].release();
        messages[slot] = null;
        first++;
    }

    private int slot(final long place) {
        return (int) (place & (messages.length - 1));
    }

    /** Lets go of everything: the stream ends, or starts anew in another epoch. Places go on being counted. */
    void clear() {
        while (first < end) {
            dropOldest();
        }
        forgottenSeq = 0;
        missedFrom = 0;
    }

    /** The place of the oldest message that is held. */
    long first() {
        return first;
    }

    /** The place of the next message. */
    long end() {
        return end;
    }

    /** The place of the oldest message above a number. */
    long placeAfter(final long seq) {
        long place = first;
        while (place < end && seqs[slot(place)] <= seq) {
            place++;
        }
        return place;
    }

    /** How many bytes the messages from a place on say. */
    long bytesFrom(final long place) {
        long bytes = 0;
        for (long each = place; each < end; each++) {
            bytes += messages[slot(each)].readableBytes();
        }
        return bytes;
    }

    /** The number of the newest message that is not held any more, or never was; 0 when all of the epoch are held. */
    long forgottenSeq() {
        return forgottenSeq;
    }

    ByteBuf message(final long place) {
        return messages[slot(place)];
    }

    long seq(final long place) {
        return seqs[slot(place)];
    }

    long tsUs(final long place) {
        return tsUs[slot(place)];
    }

    /** The first number that the stream itself missed before a message, or 0. */
    long gapFrom(final long place) {
        return gapFrom[slot(place)];
    }

    /** The last number that the stream itself missed before a message. */
    long gapTo(final long place) {
        return gapTo[slot(place)];
    }
}
