package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A match's newest frame and the streams of its frames. Event loop thread only. */
final class MatchFrames {
    private final List<FrameStream> streams = new ArrayList<>();
    private final LastFrame last = new LastFrame();
    private final Demand demand = new Demand();

    void add(final FrameStream stream) {
        streams.add(stream);
    }

    void remove(final FrameStream stream) {
        streams.remove(stream);
    }

    boolean hasStreams() {
        return !streams.isEmpty();
    }

    LastFrame last() {
        return last;
    }

    Demand demand() {
        return demand;
    }

    /** Takes the numbers of a frame, whoever wants it. */
    void onHead(final long epoch, final long seq, final long tsUs, final long pubUs) {
        final long lastSeq = last.seq();
        // Within an epoch frames only go back when an earlier state is restored: that is another beginning.
        if (epoch != last.epoch() || seq <= lastSeq) {
            final boolean another = last.isKnown();
            last.startEpoch(epoch);
            for (int i = 0; another && i < streams.size(); i++) {
                streams.get(i).onEpoch(lastSeq);
            }
        } else if (lastSeq > 0 && seq > lastSeq + 1) {
            for (int i = 0; i < streams.size(); i++) {
                streams.get(i).onLapped(lastSeq + 1, seq - 1);
            }
        }
        last.set(epoch, seq, tsUs, pubUs);
    }

    /** Whether somebody is to be sent the newest frame. */
    boolean isDue() {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).isDue(last.tsUs())) {
                return true;
            }
        }
        return false;
    }

    /** Encodes the newest frame for those who are due; they join those that wait. */
    void onFrame(final FrameDecoder frame, final Queue<ClientGroup> waiting) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).isDue(last.tsUs())) {
                frame.sbeRewind();
                streams.get(i).onFrame(frame, waiting);
            }
        }
        updateDemand();
    }

    /** Somebody has come or gone, or was sent a frame. */
    void updateDemand() {
        long dueUs = Long.MAX_VALUE;
        for (int i = 0; i < streams.size(); i++) {
            dueUs = Math.min(dueUs, streams.get(i).dueUs());
        }
        demand.set(last, dueUs);
    }
}
