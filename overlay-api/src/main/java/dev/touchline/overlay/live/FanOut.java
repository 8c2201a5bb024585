package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.SingleThreadEventLoop;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final WireEncoding[] ENCODINGS = WireEncoding.values();

    private final Queue<ClientGroup> waiting = new ArrayDeque<>();
    private final List<ClientOutbox> toFlush = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable turn = this::turn;
    private final Runnable turnAgain;
    private final LiveContext context;
    private final LiveCounters counters;
    private final SingleThreadEventLoop loop;
    private final StreamTable streams;
    private final EngineInbox inbox;
    private final DocumentPublisher documents;
    private final OutboundQueues queues;
    private final ByteBufAllocator allocator;
    private boolean flushing;

    FanOut(
            final LiveContext context,
            final LiveCounters counters,
            final SingleThreadEventLoop loop,
            final ByteBufAllocator allocator) {
        this.context = context;
        this.counters = counters;
        this.loop = loop;
        this.allocator = allocator;
        queues = new OutboundQueues(context.door().maxQueuedBytes(), counters.queuedBytes);
        turnAgain = () -> loop.execute(turn);
        documents = new DocumentPublisher(
                context.documents(), (watch, version, ops) -> loop.execute(() -> onDocument(watch, version, ops)));
        streams = new StreamTable(
                context.matches(),
                context.engine(),
                allocator,
                new HistoryBudget(HistoryBudget.DEFAULT_BYTES, counters.historyBytes, counters.historyDropped),
                new HistoryBudget(HistoryBudget.EVENT_BYTES, counters.historyBytes, counters.historyDropped),
                this,
                documents);
        inbox = new EngineInbox(context, counters, streams, waiting, this);
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
        // A loop that ends takes nothing, and the engines outlive it.
        if (!woken.get() && !loop.isShuttingDown() && woken.compareAndSet(false, true)) {
            loop.execute(turn);
        }
    }

    private void turn() {
        boolean more;
        try {
            more = work();
        } catch (final RuntimeException | Error e) {
            // Whatever it is, the others go on: a turn that ends here would never be followed by another.
            counters.faults.increment();
            LOG.error("fan-out fault: reason={}", e.toString());
            more = true;
        }
        flush();
        if (!more) {
            woken.set(false);
            VarHandle.fullFence();
            more = inbox.hasNext() && woken.compareAndSet(false, true);
        }
        if (more) {
            // A task that the loop were given now would run before its sockets are served.
            loop.executeAfterEventLoopIteration(turnAgain);
        }
    }

    /** Does a turn's work; true when there may be more. */
    private boolean work() {
        int received = inbox.receiveEvents();
        int written = 0;
        while (written < WRITES_PER_TURN) {
            while (received < MESSAGES_PER_TURN && inbox.receiveNext()) {
                received++;
            }
            final ClientGroup group = waiting.poll();
            if (group == null) {
                return received >= MESSAGES_PER_TURN || inbox.hasEvents();
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

    /** A client was written to: it is flushed when this turn ends. */
    void flushLater(final ClientOutbox client) {
        toFlush.add(client);
    }

    /** Flushes every client that was written to, and closes whom too much waits for then. */
    void flush() {
        if (flushing) {
            // A client that can be written to again is told so on the way: what it is written joins those that are
            // left.
            return;
        }
        flushing = true;
        try {
            int flushed = 0;
            do {
                while (flushed < toFlush.size()) {
                    toFlush.get(flushed).flush();
                    flushed++;
                }
            } while (queues.closeLongest());
        } finally {
            toFlush.clear();
            flushing = false;
        }
    }

    /** What waits for all clients. */
    OutboundQueues queues() {
        return queues;
    }

    /** Runs something when the loop has served its sockets once more. Event loop thread only. */
    void afterSockets(final Runnable task) {
        // A task that the loop were given now would run before.
        loop.executeAfterEventLoopIteration(() -> loop.execute(task));
    }

    /** The event loop whose thread it is on. */
    Executor loop() {
        return loop;
    }

    /** The streams. */
    StreamTable streams() {
        return streams;
    }

    /** A match was opened anew or ended; of one that has ended the engine has published the last. */
    void onMatchChanged(final long matchId, final boolean reopened) {
        if (context.matches().match(matchId) == null) {
            inbox.receiveEventsSoFar();
            catchUp();
        }
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
