package dev.touchline.load.feed;

/**
 * Which datagram stands at which place of the stream. Immutable after construction; any thread.
 *
 * <p>The stream is a cycle of equally long slots, one for each datagram of one frame of every source. Spread, source
 * <i>c</i> of <i>C</i> starts its frame <i>c/C</i> of a cycle late and its <i>D</i> datagrams are <i>1/D</i> of a cycle
 * apart, so datagram <i>d</i> stands in slot <i>cD + dC</i> modulo <i>CD</i>. When C and D have no common factor (Chinese
 * remainder theorem) every slot is taken exactly once, and both the sources and each source's datagrams are spread evenly.
 * Back to back, whole frames follow each other: slot <i>cD + d</i>. Redundant legs follow each other in the same slot.
 *
 * <p>A source that starts late ends late: slots of the first cycle whose frame began before it, and slots of the last
 * cycle whose frame would begin in it, stay empty, so every source sends whole frames only.
 */
final class SendPlan {
    private final FeedShape shape;
    private final long frames;
    private final int[] streamOfSlot;
    private final int[] datagramOfSlot;
    private final boolean[] lateSlot;
    private final int lateCycles;

    private SendPlan(final FeedShape shape, final long frames, final int datagramStride) {
        this.shape = shape;
        this.frames = frames;
        final int slots = shape.streams() * shape.points();
        streamOfSlot = new int[slots];
        datagramOfSlot = new int[slots];
        lateSlot = new boolean[slots];
        final boolean[] taken = new boolean[slots];
        boolean late = false;
        for (int stream = 0; stream < shape.streams(); stream++) {
            for (int datagram = 0; datagram < shape.points(); datagram++) {
                final int place = stream * shape.points() + datagram * datagramStride;
                final int slot = place % slots;
                if (taken[slot]) {
                    throw new IllegalArgumentException("sources and points have a common factor: " + shape);
                }
                taken[slot] = true;
                streamOfSlot[slot] = stream;
                datagramOfSlot[slot] = datagram;
                lateSlot[slot] = place >= slots;
                late |= place >= slots;
            }
        }
        lateCycles = late ? 1 : 0;
    }

    /**
     * A plan of {@code frames} frames of every source, evenly over the time of a frame.
     *
     * @throws IllegalArgumentException when the numbers of sources and points have a common factor
     */
    static SendPlan spread(final FeedShape shape, final long frames) {
        return new SendPlan(shape, frames, shape.streams());
    }

    /** A plan of {@code frames} frames of every source, one frame after the other. */
    static SendPlan backToBack(final FeedShape shape, final long frames) {
        return new SendPlan(shape, frames, 1);
    }

    /** Places of the whole stream, empty ones and every leg included. */
    long places() {
        return (frames + lateCycles) * shape.datagramsPerCycle();
    }

    /** Records sent when the plan is done. */
    long records() {
        return frames * shape.recordsPerCycle();
    }

    /** Where in the cycle a place is: 0 to datagrams per cycle - 1. */
    int indexInCycle(final long place) {
        return (int) (place % shape.datagramsPerCycle());
    }

    /** Whether no datagram leaves at this place. */
    boolean isEmpty(final long place) {
        final long frame = frame(place);
        return frame < 0 || frame >= frames;
    }

    /** The source's frame number of the datagram at this place, from 0. */
    long frame(final long place) {
        return place / shape.datagramsPerCycle() - (lateSlot[slot(place)] ? 1 : 0);
    }

    /** The place of the first leg of the same datagram. */
    long firstLeg(final long place) {
        return place - place % shape.legs();
    }

    /** The source of all matches' sources, from 0, at an index of the cycle. */
    int stream(final int indexInCycle) {
        return streamOfSlot[indexInCycle / shape.legs()];
    }

    /** The number within its source frame of the datagram at an index of the cycle. */
    int datagram(final int indexInCycle) {
        return datagramOfSlot[indexInCycle / shape.legs()];
    }

    private int slot(final long place) {
        return indexInCycle(place) / shape.legs();
    }
}
