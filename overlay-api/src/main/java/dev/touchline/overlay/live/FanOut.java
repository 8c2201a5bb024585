package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.protocol.overlay.CameraDecoder;
import dev.touchline.protocol.overlay.EventDecoder;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.SingleThreadEventLoop;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the engines' messages into streams, on one event loop. {@link #wake} may be called by any thread; everything else is
 * the event loop's.
 *
 * <p>A turn writes to a bounded number of clients and receives a bounded number of messages, then lets the loop serve its
 * sockets. Nothing is received before what was received last is delivered, so every client's frames stay in order.
 */
final class FanOut implements LiveTime {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int MESSAGES_PER_TURN = 256;
    private static final int WRITES_PER_TURN = 64;
    private static final int CATCH_UP_TURNS = 16;
    private static final int EVENTS_PER_TURN = 32;
    private static final WireEncoding[] ENCODINGS = WireEncoding.values();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameDecoder frame = new FrameDecoder();
    private final HeatDecoder heat = new HeatDecoder();
    private final EventDecoder event = new EventDecoder();
    private final CameraDecoder camera = new CameraDecoder();
    private final Queue<ClientGroup> waiting = new ArrayDeque<>();
    private final List<ClientOutbox> toFlush = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable turn = this::turn;
    private final MessageHandler onEvent = this::onEvent;
    private final Runnable turnAgain;
    private final LiveContext context;
    private final LiveCounters counters;
    private final SingleThreadEventLoop loop;
    private final BroadcastSubscription[] broadcasts;
    private final StreamTable streams;
    private final DocumentPublisher documents;
    private final ByteBufAllocator allocator;
    private int nextBroadcast;

    FanOut(
            final LiveContext context,
            final LiveCounters counters,
            final SingleThreadEventLoop loop,
            final ByteBufAllocator allocator) {
        this.context = context;
        this.counters = counters;
        this.loop = loop;
        this.allocator = allocator;
        turnAgain = () -> loop.execute(turn);
        broadcasts = context.outputs().stream()
                .map(output -> new BroadcastSubscription(output.broadcast(), counters.lapped))
                .toArray(BroadcastSubscription[]::new);
        documents = new DocumentPublisher(
                context.documents(), (watch, version, ops) -> loop.execute(() -> onDocument(watch, version, ops)));
        streams = new StreamTable(
                context.matches(),
                context.engine(),
                allocator,
                new HistoryBudget(HistoryBudget.DEFAULT_BYTES, counters.historyBytes, counters.historyDropped),
                this,
                documents);
    }

    /** Starts to ask for documents. */
    void start() {
        documents.start();
    }

    /** Stops to ask for documents. Any thread. */
    void stop() {
        documents.close();
    }

    /** A doorbell for an engine to ring, on its own thread. */
    Doorbell doorbell(final EngineOutput output) {
        return new Doorbell(output, streams::demand, this::wake);
    }

    /** There is something to receive. Any thread. */
    void wake() {
        // The message was stored before this: without the fence the flag could be read first, and nobody would wake.
        VarHandle.fullFence();
        if (!woken.get() && woken.compareAndSet(false, true)) {
            loop.execute(turn);
        }
    }

    private void turn() {
        boolean more = work();
        flush();
        if (!more) {
            woken.set(false);
            VarHandle.fullFence();
            more = hasNext() && woken.compareAndSet(false, true);
        }
        if (more) {
            // A task that the loop were given now would run before its sockets are served.
            loop.executeAfterEventLoopIteration(turnAgain);
        }
    }

    private boolean hasNext() {
        for (final BroadcastSubscription broadcast : broadcasts) {
            if (broadcast.hasNext()) {
                return true;
            }
        }
        return hasEvents();
    }

    private boolean hasEvents() {
        for (final EngineOutput output : context.outputs()) {
            if (output.hasEvents()) {
                return true;
            }
        }
        return false;
    }

    /** Does a turn's work; true when there may be more. */
    private boolean work() {
        int received = receiveEvents();
        int written = 0;
        while (written < WRITES_PER_TURN) {
            while (received < MESSAGES_PER_TURN && receiveNext()) {
                received++;
            }
            final ClientGroup group = waiting.poll();
            if (group == null) {
                return received >= MESSAGES_PER_TURN || hasEvents();
            }
            written += group.stream().frames().deliver(group);
        }
        return true;
    }

    /**
     * Does what there is to do now, so that what a client is told next is the newest. The engines go on publishing: what they
     * add meanwhile is left to the next turn.
     */
    void catchUp() {
        int turns = 0;
        boolean more = true;
        while (more && turns < CATCH_UP_TURNS) {
            more = work();
            turns++;
        }
        if (more) {
            wake();
        }
    }

    /** Events before anything else: they are few, and nothing may take their place. */
    private int receiveEvents() {
        int received = 0;
        for (final EngineOutput output : context.outputs()) {
            received += output.events().read(onEvent, EVENTS_PER_TURN);
        }
        return received;
    }

    /** Receives a message of the next engine that has one: none has to wait for another's backlog. */
    private boolean receiveNext() {
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
        for (final WireEncoding encoding : ENCODINGS) {
            final CameraStream stream =
                    streams.camera(new StreamKey.Camera(camera.matchId(), camera.sourceId(), encoding));
            if (stream != null) {
                stream.onCamera(camera);
            }
        }
    }

    /** A document is other than it was. */
    void onDocument(final DocumentPublisher.Watch watch, final LiveDocument version, final ArrayNode ops) {
        for (final WireEncoding encoding : ENCODINGS) {
            final DocumentStream stream =
                    streams.document(new StreamKey.Document(watch.matchId(), watch.kind(), encoding));
            if (stream != null) {
                stream.onDocument(version, ops);
            }
        }
        flush();
    }

    /** An exception would end the batch and lose what comes after. */
    private void onEvent(final int type, final DirectBuffer buffer, final int offset, final int length) {
        try {
            event.wrapAndApplyHeader(buffer, offset, header);
            if (context.matches().match(event.matchId()) == null) {
                return;
            }
            streams.eventMemory(event.matchId()).onEvent(event, nowUs());
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

    /** A client was written to: it is flushed when this turn ends. */
    void flushLater(final ClientOutbox client) {
        toFlush.add(client);
    }

    /** Flushes every client that was written to. */
    void flush() {
        for (int i = 0; i < toFlush.size(); i++) {
            toFlush.get(i).flush();
        }
        toFlush.clear();
    }

    /** The streams. */
    StreamTable streams() {
        return streams;
    }

    /** A match was opened anew or ended. */
    void onMatchChanged(final long matchId, final boolean reopened) {
        streams.onMatchChanged(matchId, reopened);
        flush();
    }

    /** Where a match is in its media time. */
    Timeline timeline(final ActiveMatch match) {
        return Timeline.of(match, streams.last(match.id()), nowUs());
    }

    /** When the newest frame of a match was captured, us UTC; 0 before the first. */
    long lastTsUs(final long matchId) {
        final LastFrame last = streams.last(matchId);
        return last == null ? 0 : last.tsUs();
    }

    @Override
    public long nowUs() {
        return context.clock().nanoTime() / 1_000;
    }

    @Override
    public long wallUs(final long matchId, final long mediaUs) {
        final ActiveMatch match = context.matches().match(matchId);
        if (match == null || !match.isReplay()) {
            return mediaUs;
        }
        final Timeline timeline = timeline(match);
        return timeline.atUs() + Math.round((mediaUs - timeline.mediaUs()) / timeline.rate());
    }

    @Override
    public void at(final long wallUs, final Runnable task) {
        loop.schedule(
                () -> {
                    try {
                        task.run();
                    } catch (final RuntimeException e) {
                        counters.faults.increment();
                        LOG.error("fan-out fault: task=later, reason={}", e.toString());
                    }
                    flush();
                },
                Math.max(0, wallUs - nowUs()),
                TimeUnit.MICROSECONDS);
    }

    /** What shared messages are written into. */
    ByteBufAllocator allocator() {
        return allocator;
    }

    LiveContext context() {
        return context;
    }

    LiveCounters counters() {
        return counters;
    }
}
