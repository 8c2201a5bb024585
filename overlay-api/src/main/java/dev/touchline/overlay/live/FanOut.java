package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.HeatDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastReceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the engine's messages into streams, on one event loop. {@link #wake} may be called by any thread; everything else is
 * the event loop's.
 */
final class FanOut {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int MOST_STREAMS_A_MATCH = 64;
    private static final int MESSAGES_PER_TURN = 256;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameDecoder frame = new FrameDecoder();
    private final HeatDecoder heat = new HeatDecoder();
    private final Map<StreamKey, LiveStream> streams = new HashMap<>();
    private final Long2ObjectHashMap<List<FrameStream>> frameStreams = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<LastFrame> lastFrames = new Long2ObjectHashMap<>();
    private final List<ClientOutbox> toFlush = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable poll = this::poll;
    private final ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
    private final LiveContext context;
    private final LiveCounters counters;
    private final EventLoop loop;
    private final BroadcastReceiver receiver;
    private final UnsafeBuffer copy;
    private long lapped;
    private int lastStream;

    FanOut(final LiveContext context, final LiveCounters counters, final EventLoop loop) {
        this.context = context;
        this.counters = counters;
        this.loop = loop;
        receiver = new BroadcastReceiver(context.broadcast());
        copy = new UnsafeBuffer(new byte[receiver.capacity() / 8]);
    }

    /** There is something to receive. Any thread. */
    void wake() {
        // The message was stored before this: without the fence the flag could be read first, and nobody would wake.
        VarHandle.fullFence();
        if (!woken.get() && woken.compareAndSet(false, true)) {
            loop.execute(poll);
        }
    }

    private void poll() {
        woken.set(false);
        int received = 0;
        while (received < MESSAGES_PER_TURN && receiver.receiveNext()) {
            received++;
            countLapped();
            receive();
        }
        flush();
        if (received == MESSAGES_PER_TURN) {
            // The loop's sockets get their turn before the rest is received.
            wake();
        }
    }

    /** The receiver skips to the newest message when the engine has gone round the buffer. */
    private void countLapped() {
        final long lappedNow = receiver.lappedCount();
        if (lappedNow != lapped) {
            counters.lapped.add(lappedNow - lapped);
            lapped = lappedNow;
        }
    }

    private void receive() {
        final int type = receiver.typeId();
        final int length = receiver.length();
        if (length <= copy.capacity()) {
            copy.putBytes(0, receiver.buffer(), receiver.offset(), length);
        }
        // The engine never waits: what it has overwritten meanwhile must not be believed.
        if (!receiver.validate() || length > copy.capacity()) {
            counters.lapped.increment();
            return;
        }
        try {
            if (type == FrameDecoder.TEMPLATE_ID) {
                onFrame();
            } else if (type == HeatDecoder.TEMPLATE_ID) {
                onHeat();
            }
        } catch (final RuntimeException e) {
            counters.faults.increment();
            LOG.error("fan-out fault: type={}, reason={}", type, e.toString());
        }
    }

    private void onFrame() {
        frame.wrapAndApplyHeader(copy, 0, header);
        final long matchId = frame.matchId();
        LastFrame last = lastFrames.get(matchId);
        if (last == null) {
            if (context.matches().match(matchId) == null) {
                // The last frames of a match that has just ended.
                return;
            }
            last = new LastFrame();
            lastFrames.put(matchId, last);
        }
        last.set(frame);
        final List<FrameStream> listening = frameStreams.get(matchId);
        if (listening == null) {
            return;
        }
        for (int i = 0; i < listening.size(); i++) {
            frame.wrapAndApplyHeader(copy, 0, header);
            listening.get(i).onFrame(frame);
        }
    }

    private void onHeat() {
        heat.wrapAndApplyHeader(copy, 0, header);
        final HeatRequest map = new HeatRequest(
                heat.scope(), heat.objectId(), heat.window(), heat.grid(), heat.when(), heat.direction());
        final StreamKey key = new StreamKey.Heat(heat.matchId(), map);
        if (streams.get(key) instanceof HeatStream stream) {
            stream.onHeat(heat);
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

    /** The stream of a key, made when it is the first subscription's; throws when it cannot be. */
    LiveStream stream(final StreamKey key) {
        final LiveStream known = streams.get(key);
        if (known != null) {
            return known;
        }
        final long ofMatch = streams.keySet().stream()
                .filter(each -> each.matchId() == key.matchId())
                .count();
        if (ofMatch >= MOST_STREAMS_A_MATCH) {
            throw new SubscribeException(
                    ErrorCode.TOO_MANY_STREAMS, "too many different streams: limit=" + MOST_STREAMS_A_MATCH);
        }
        final LiveStream stream = create(key);
        streams.put(key, stream);
        return stream;
    }

    private LiveStream create(final StreamKey key) {
        if (key instanceof StreamKey.Frames frames) {
            final FrameStream stream = new FrameStream(++lastStream, frames, allocator, lastFrames.get(key.matchId()));
            frameStreams
                    .computeIfAbsent(key.matchId(), unused -> new ArrayList<>())
                    .add(stream);
            return stream;
        }
        final HeatRequest watch = ((StreamKey.Heat) key).watch();
        if (!context.engine().test(new EngineCommand.WatchHeat(key.matchId(), watch))) {
            throw new SubscribeException(ErrorCode.BUSY, "engine queue full, try again");
        }
        return new HeatStream(++lastStream, allocator);
    }

    /** A subscription has ended: a stream without one is forgotten. */
    void release(final StreamKey key) {
        final LiveStream stream = streams.get(key);
        if (stream == null || !stream.isUnused()) {
            return;
        }
        streams.remove(key);
        if (key instanceof StreamKey.Heat heatKey) {
            if (!context.engine().test(new EngineCommand.UnwatchHeat(key.matchId(), heatKey.watch()))) {
                LOG.warn("heat map goes on unwatched, engine queue full: match={}", key.matchId());
            }
        } else {
            final List<FrameStream> ofMatch = frameStreams.get(key.matchId());
            ofMatch.removeIf(each -> each == stream);
            if (ofMatch.isEmpty()) {
                frameStreams.remove(key.matchId());
            }
        }
    }

    /** A match was opened anew: what is watched of it must be watched again, and streams of ended matches end. */
    void onMatchesChanged(final long matchId, final boolean reopened) {
        final boolean ended = context.matches().match(matchId) == null;
        if (ended) {
            lastFrames.remove(matchId);
        }
        for (final Map.Entry<StreamKey, LiveStream> entry : List.copyOf(streams.entrySet())) {
            if (entry.getKey().matchId() != matchId) {
                continue;
            }
            if (ended) {
                for (final Subscription subscription :
                        List.copyOf(entry.getValue().subscriptions())) {
                    subscription.client().end(subscription, ErrorCode.UNKNOWN_MATCH, "match has ended: id=" + matchId);
                }
            } else if (reopened && entry.getKey() instanceof StreamKey.Heat heatKey) {
                watchAgain(matchId, heatKey, entry.getValue());
            }
        }
        flush();
    }

    private void watchAgain(final long matchId, final StreamKey.Heat key, final LiveStream stream) {
        if (!context.engine().test(new EngineCommand.WatchHeat(matchId, key.watch()))) {
            for (final Subscription subscription : List.copyOf(stream.subscriptions())) {
                subscription.client().end(subscription, ErrorCode.BUSY, "engine queue full, subscribe again");
            }
        }
    }

    /** Where a match is in its media time. */
    Timeline timeline(final ActiveMatch match) {
        return Timeline.of(match, lastFrames.get(match.id()), nowUs());
    }

    /** When the newest frame of a match was captured, us UTC; 0 before the first. */
    long lastTsUs(final long matchId) {
        final LastFrame last = lastFrames.get(matchId);
        return last == null ? 0 : last.tsUs();
    }

    long nowUs() {
        return context.clock().nanoTime() / 1_000;
    }

    LiveContext context() {
        return context;
    }

    LiveCounters counters() {
        return counters;
    }
}
