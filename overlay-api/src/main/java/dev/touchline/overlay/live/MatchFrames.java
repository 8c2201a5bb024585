package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.FrameCamera;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** A match's newest frame and the streams of its frames. Event loop thread only. */
final class MatchFrames {
    private final List<FrameStream> streams = new ArrayList<>();
    private final LastFrame last = new LastFrame();
    private final Demand demand = new Demand();
    private final Int2ObjectHashMap<FrameCamera> cameras = new Int2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameDecoder frame = new FrameDecoder();
    private final UnsafeBuffer newest = new UnsafeBuffer(new byte[0]);
    private long newestSeq;
    private long newestTsUs;
    private int waitingGroups;

    void add(final FrameStream stream) {
        streams.add(stream);
    }

    void remove(final FrameStream stream) {
        streams.remove(stream);
        stream.forgetMessage();
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

    /** Takes where a camera stands and looks. */
    void onCamera(final int sourceId, final DirectBuffer message, final int length) {
        cameras.computeIfAbsent(sourceId, unused -> new FrameCamera()).onCamera(message, length);
    }

    /** What is known of a camera, or null. */
    FrameCamera camera(final int sourceId) {
        return cameras.get(sourceId);
    }

    /** Takes the numbers of a frame, whoever wants it. */
    void onHead(final long epoch, final long seq, final long tsUs, final long pubUs) {
        final long lastSeq = last.seq();
        // Within an epoch frames only go back when an earlier state is restored: that is another beginning.
        if (epoch != last.epoch() || seq <= lastSeq) {
            final boolean another = last.isKnown();
            last.startEpoch(epoch);
            cameras.clear();
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

    /**
     * Whether a frame can be taken now: not while somebody waits for the one before. Which frames a stream has is decided by
     * their capture times alone, never by how soon they are sent.
     */
    boolean acceptsNext() {
        return waitingGroups == 0;
    }

    /** Whether the newest frame is for somebody who is due to have one. */
    boolean isWanted() {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).isDue(last.tsUs())) {
                return true;
            }
        }
        return false;
    }

    /** Takes the newest frame whole; who is due to have it joins those that wait. */
    void onFrame(final DirectBuffer buffer, final int length, final Queue<ClientGroup> waiting) {
        if (newest.capacity() < length) {
            newest.wrap(new byte[length]);
        }
        newest.putBytes(0, buffer, 0, length);
        newestSeq = last.seq();
        newestTsUs = last.tsUs();
        forgetMessages();
        for (int i = 0; i < streams.size(); i++) {
            waitingGroups += streams.get(i).await(last.tsUs(), waiting);
        }
        updateDemand();
    }

    /** Sends a group what it waits for, and answers to how many clients. */
    int deliver(final ClientGroup group) {
        try {
            if (group.isWanted()) {
                group.deliver(
                        group.stream().message(frame.wrapAndApplyHeader(newest, 0, header)), newestSeq, newestTsUs);
            }
        } finally {
            waitingGroups--;
            if (waitingGroups == 0) {
                forgetMessages();
            }
        }
        return group.size();
    }

    private void forgetMessages() {
        for (int i = 0; i < streams.size(); i++) {
            streams.get(i).forgetMessage();
        }
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
