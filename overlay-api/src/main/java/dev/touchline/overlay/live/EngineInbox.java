package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.WireEncoding;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.EventDecoder;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what the engines publish and hands it to the streams that it is for, one message at a time and each engine in its turn. Event
 * loop thread only; allocates nothing for a frame.
 */
final class EngineInbox {
    private static final Logger LOG = LoggerFactory.getLogger(EngineInbox.class);
    private static final int EVENTS_PER_TURN = 32;
    private static final WireEncoding[] ENCODINGS = WireEncoding.values();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameDecoder frame = new FrameDecoder();
    private final HeatDecoder heat = new HeatDecoder();
    private final EventDecoder event = new EventDecoder();
    private final CameraDecoder camera = new CameraDecoder();
    private final MessageHandler onEvent = this::onEvent;
    private final LiveContext context;
    private final LiveCounters counters;
    private final StreamTable streams;
    private final Queue<ClientGroup> waiting;
    private final LiveTime time;
    private final BroadcastSubscription[] broadcasts;
    private int nextBroadcast;

    /**
     * An inbox of all engines.
     *
     * @param waiting where groups of clients join that are due to be sent a frame
     */
    EngineInbox(
            final LiveContext context,
            final LiveCounters counters,
            final StreamTable streams,
            final Queue<ClientGroup> waiting,
            final LiveTime time) {
        this.context = context;
        this.counters = counters;
        this.streams = streams;
        this.waiting = waiting;
        this.time = time;
        broadcasts = context.outputs().stream()
                .map(output -> new BroadcastSubscription(output.broadcast(), counters.lapped))
                .toArray(BroadcastSubscription[]::new);
    }

    /** Whether there is something to receive. */
    boolean hasNext() {
        for (final BroadcastSubscription broadcast : broadcasts) {
            if (broadcast.hasNext()) {
                return true;
            }
        }
        return hasEvents();
    }

    /** Whether there are events to receive. */
    boolean hasEvents() {
        for (final EngineOutput output : context.outputs()) {
            if (output.hasEvents()) {
                return true;
            }
        }
        return false;
    }

    /** Events before anything else: they are few, and nothing may take their place. */
    int receiveEvents() {
        int received = 0;
        for (final EngineOutput output : context.outputs()) {
            received += output.events().read(onEvent, EVENTS_PER_TURN);
        }
        return received;
    }

    /** Receives all events that are there now; what engines add meanwhile is left. */
    void receiveEventsSoFar() {
        for (final EngineOutput output : context.outputs()) {
            final RingBuffer ring = output.events();
            final long end = ring.producerPosition();
            while (ring.consumerPosition() < end && ring.read(onEvent, EVENTS_PER_TURN) > 0) {
                // Not more than the ring holds.
            }
        }
    }

    /** Receives a message of the next engine that has one: none has to wait for another's backlog. */
    boolean receiveNext() {
        for (int tried = 0; tried < broadcasts.length; tried++) {
            final BroadcastSubscription broadcast = broadcasts[nextBroadcast];
            nextBroadcast = nextBroadcast + 1 == broadcasts.length ? 0 : nextBroadcast + 1;
            if (broadcast.hasNext() && receive(broadcast)) {
                broadcast.take();
                return true;
            }
        }
        return false;
    }

    /** Receives a message; false when something has to be delivered before. */
    private boolean receive(final BroadcastSubscription broadcast) {
        final int type = broadcast.type();
        try {
            if (type == FrameDecoder.TEMPLATE_ID) {
                return onFrame(broadcast);
            } else if (type == HeatDecoder.TEMPLATE_ID) {
                onHeat(broadcast);
            } else if (type == CameraDecoder.TEMPLATE_ID) {
                onCamera(broadcast);
            }
        } catch (final RuntimeException e) {
            counters.faults.increment();
            LOG.error("fan-out fault: type={}, reason={}", type, e.toString());
        }
        return true;
    }

    /** Most frames are due to nobody: only the head of such a one is read. */
    private boolean onFrame(final BroadcastSubscription broadcast) {
        frame.wrapAndApplyHeader(broadcast.buffer(), broadcast.offset(), header);
        final long matchId = frame.matchId();
        final long epoch = frame.epoch();
        final long seq = frame.seq();
        final long tsUs = frame.tsUs();
        final long pubUs = frame.pubUs();
        if (!broadcast.isIntact()) {
            return true;
        }
        final MatchFrames frames = streams.frames(matchId);
        if (frames == null) {
            return true;
        }
        if (!frames.acceptsNext()) {
            return false;
        }
        frames.onHead(epoch, seq, tsUs, pubUs);
        if (frames.isWanted() && broadcast.copy()) {
            frames.onFrame(broadcast.copied(), broadcast.length(), waiting);
        }
        return true;
    }

    private void onHeat(final BroadcastSubscription broadcast) {
        if (!broadcast.copy()) {
            return;
        }
        heat.wrapAndApplyHeader(broadcast.copied(), 0, header);
        final HeatRequest map = new HeatRequest(
                heat.scope(), heat.objectId(), heat.window(), heat.grid(), heat.when(), heat.direction());
        for (final WireEncoding encoding : ENCODINGS) {
            final HeatStream stream = streams.heat(new StreamKey.Heat(heat.matchId(), map, encoding));
            if (stream != null) {
                stream.onHeat(heat.wrapAndApplyHeader(broadcast.copied(), 0, header));
            }
        }
    }

    private void onCamera(final BroadcastSubscription broadcast) {
        if (!broadcast.copy()) {
            return;
        }
        camera.wrapAndApplyHeader(broadcast.copied(), 0, header);
        final MatchFrames frames = streams.frames(camera.matchId());
        if (frames != null) {
            frames.onCamera(camera.sourceId(), broadcast.copied(), broadcast.length());
        }
        for (final WireEncoding encoding : ENCODINGS) {
            final CameraStream stream =
                    streams.camera(new StreamKey.Camera(camera.matchId(), camera.sourceId(), encoding));
            if (stream != null) {
                stream.onCamera(camera);
            }
        }
    }

    /** An exception would end the batch and lose what comes after. */
    private void onEvent(final int type, final DirectBuffer buffer, final int offset, final int length) {
        try {
            event.wrapAndApplyHeader(buffer, offset, header);
            final EventMemory memory = streams.eventMemory(event.matchId());
            if (memory == null) {
                return;
            }
            memory.onEvent(event, time.nowUs());
            for (final WireEncoding encoding : ENCODINGS) {
                final EventStream stream = streams.events(new StreamKey.Events(event.matchId(), encoding));
                if (stream != null) {
                    stream.onEvent(event);
                }
            }
        } catch (final RuntimeException e) {
            counters.faults.increment();
            LOG.error("fan-out fault: type={}, reason={}", type, e.toString());
        }
    }
}
