package dev.touchline.engine.debs;

/**
 * Bytes of an event file in pieces of any size, cut into lines and given to the engine. A malformed line is counted with its
 * number and skipped; an empty line is nothing. One thread; allocates nothing per line.
 */
public final class DebsStream {
    /** A line that is longer is malformed; the format's longest has 13 fields of 19 bytes. */
    private static final int LONGEST_LINE = 512;

    private final DebsEngine engine;
    private final DebsCounters counters;
    private final DebsEvent event = new DebsEvent();
    /** The beginning of a line whose end is in a later piece. */
    private final byte[] carry = new byte[LONGEST_LINE];

    private int carried;

    /** A stream into an engine, whose counters count the lines. */
    public DebsStream(final DebsEngine engine) {
        this.engine = engine;
        counters = engine.counters();
    }

    /** Takes the next piece. */
    public void accept(final byte[] bytes, final int from, final int to) {
        int start = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                if (carried > 0) {
                    carry(bytes, start, at);
                    line(carry, 0, carried);
                    carried = 0;
                } else {
                    line(bytes, start, at);
                }
                start = at + 1;
            }
        }
        carry(bytes, start, to);
    }

    /** Takes what is left as the last line; the engine is not told of the end. */
    public void end() {
        if (carried > 0) {
            line(carry, 0, carried);
            carried = 0;
        }
    }

    /** Keeps what fits: a line that fills the carry is too long, and malformed by its length. */
    private void carry(final byte[] bytes, final int from, final int to) {
        final int length = Math.min(to - from, LONGEST_LINE - carried);
        System.arraycopy(bytes, from, carry, carried, length);
        carried += length;
    }

    private void line(final byte[] bytes, final int from, final int end) {
        final int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        final long number = counters.nextLine();
        if (to == from) {
            return;
        }
        if (to - from < LONGEST_LINE && DebsLine.parse(bytes, from, to, event)) {
            engine.onEvent(event);
        } else {
            counters.onMalformed(number);
        }
    }
}
