package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.wire.CloseCode;
import dev.touchline.overlay.wire.SessionSbe;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The way to one client: writes, flushes once a turn, and closes. Event loop thread only. What is queued is bounded, for it and for
 * all clients together ({@link OutboundQueues}): a client that overflows it is closed.
 */
final class ClientOutbox {
    /** What may wait for one client. */
    static final long QUEUE_BYTES = 4 << 20;

    private static final long MICROS_PER_MS = 1_000;
    private static final int CLOSE_SECONDS = 2;
    private static final int LONGEST_REASON = 123;

    private final FanOut fanOut;
    private final Channel channel;
    private final WireEncoding encoding;
    /** Of a binary client. */
    private final SessionSbe binary;

    private final QueueProgress progress = new QueueProgress();
    private long allowedBytes;
    private long measuredBytes;
    private boolean closing;
    private boolean flushPending;

    ClientOutbox(final FanOut fanOut, final Channel channel, final WireEncoding encoding) {
        this.fanOut = fanOut;
        this.channel = channel;
        this.encoding = encoding;
        binary = encoding == WireEncoding.SBE ? new SessionSbe() : null;
    }

    /** Whether the client takes more without queueing it. */
    boolean isWritable() {
        return channel.isWritable();
    }

    /** Writes a whole WebSocket message, which is the callee's to release. */
    void write(final ByteBuf message) {
        if (closing) {
            message.release();
            return;
        }
        fanOut.counters().sent.increment();
        channel.write(message, channel.voidPromise());
        flushSoon();
    }

    /** Writes a message that must not be replaced: a client whose queue it overflows is closed. */
    void writeQueued(final ByteBuf message) {
        write(message);
        closeIfFull();
    }

    /** Writes a message of the protocol. */
    void send(final ObjectNode message) {
        if (!closing) {
            fanOut.counters().sent.increment();
            channel.write(frame(message), channel.voidPromise());
            flushSoon();
            closeIfFull();
        }
    }

    private WebSocketFrame frame(final ObjectNode message) {
        if (encoding == WireEncoding.JSON) {
            return new TextWebSocketFrame(message.toString());
        }
        final ByteBuf bytes = fanOut.allocator().buffer();
        boolean written = false;
        try {
            binary.write(message, bytes);
            written = true;
        } finally {
            if (!written) {
                bytes.release();
            }
        }
        return new BinaryWebSocketFrame(bytes);
    }

    WireEncoding encoding() {
        return encoding;
    }

    /** What was written and the client has not taken, bytes. */
    long pendingBytes() {
        final var queue = channel.unsafe().outboundBuffer();
        return queue == null ? 0 : queue.totalPendingWriteBytes();
    }

    /** Where the client is, without a port; null when it is not known. */
    String remoteAddress() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : null;
    }

    /** So much more may wait for the client, which comes back and is sent what it missed: until it has taken that. */
    void allow(final long bytes) {
        allowedBytes += bytes;
    }

    private void closeIfFull() {
        final long pending = pendingBytes();
        if (!closing && pending > QUEUE_BYTES + allowedBytes) {
            fanOut.counters().tooSlow.increment();
            close(CloseCode.TOO_SLOW, "queue full: bytes=" + QUEUE_BYTES);
        }
    }

    /** Closes it when it has taken nothing of what waits for too long; to be called once a second. */
    void closeIfStalled() {
        final int timeoutMs = fanOut.context().door().writeTimeoutMs();
        if (!closing
                && progress.stalledUs(channel.unsafe().outboundBuffer(), fanOut.nowUs()) >= timeoutMs * MICROS_PER_MS) {
            fanOut.counters().stalled.increment();
            close(
                    CloseCode.TOO_SLOW,
                    "nothing taken for too long: writeTimeoutMs=" + timeoutMs + ", bytes=" + pendingBytes());
        }
    }

    private void flushSoon() {
        if (!flushPending) {
            flushPending = true;
            fanOut.flushLater(this);
        }
    }

    void flush() {
        flushPending = false;
        channel.flush();
        measure();
    }

    /** Counts what waits now among what waits for all clients. */
    void measure() {
        final long before = measuredBytes;
        measuredBytes = pendingBytes();
        if (measuredBytes != before) {
            fanOut.queues().onChange(this, before, measuredBytes);
        }
        // Not when something is written: what it missed is written after it was allowed, from the first message on.
        if (measuredBytes < QUEUE_BYTES / 2) {
            allowedBytes = 0;
        }
    }

    /** What waited when that was last counted, bytes. */
    long measuredBytes() {
        return measuredBytes;
    }

    /** Closes it because too much waits for all clients together, and most of it for this one. */
    void closeForOthers(final long mostBytes) {
        fanOut.counters().queuesFull.increment();
        close(CloseCode.TOO_SLOW, "queues of all clients full: bytes=" + mostBytes + ", ofThisOne=" + measuredBytes);
    }

    /** Ends a connection that is being closed without waiting any longer for the client to take anything. */
    void cut() {
        // Past the pipeline: TLS would first send its own goodbye, after what waits.
        channel.unsafe().close(channel.newPromise());
        measure();
    }

    /** Closes with a code of the protocol and a reason for a person. */
    void close(final CloseCode code, final String reason) {
        if (closing) {
            return;
        }
        startClosing();
        if (code == CloseCode.BAD_MESSAGE) {
            fanOut.counters().badMessages.increment();
        } else if (code == CloseCode.NOT_AUTHENTICATED || code == CloseCode.FORBIDDEN) {
            fanOut.counters().refused.increment();
        }
        channel.writeAndFlush(new CloseWebSocketFrame(code.number(), clip(reason)))
                .addListener(sent -> endOutput());
        measure();
        // A client that does not read never takes the close frame: what it left unread is not kept for it.
        channel.eventLoop().schedule(() -> channel.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private void startClosing() {
        if (!closing) {
            fanOut.queues().onLeaving(measuredBytes);
            closing = true;
        }
    }

    /**
     * What the client still sends is read and dropped until it has closed its side: a connection that is closed with
     * something unread is reset, and then the client may never see why.
     */
    private void endOutput() {
        if (channel instanceof DuplexChannel connection) {
            connection.shutdownOutput();
        } else {
            channel.close();
        }
    }

    /** A close frame holds 123 bytes of reason at the most (RFC 6455, section 5.5). */
    private static String clip(final String reason) {
        final String ascii = reason.chars()
                .mapToObj(c -> c >= ' ' && c < 127 ? String.valueOf((char) c) : "?")
                .collect(Collectors.joining());
        return ascii.length() <= LONGEST_REASON ? ascii : ascii.substring(0, LONGEST_REASON);
    }

    /** Whether the client is being closed: what it says no longer counts. */
    boolean isClosing() {
        return closing;
    }

    /** The connection is gone: nothing more is written. */
    void onClosed() {
        startClosing();
        measure();
    }
}
