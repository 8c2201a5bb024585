package dev.touchline.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * One socket's life. Everything is handed over on the client's thread, and the next message is asked for when one was done: a client
 * that is slow holds up the server's queue, not its own memory. Sends are queued; what cannot be sent ends the connection.
 */
final class LiveConnection implements WebSocket.Listener {
    static final String SUBPROTOCOL = "touchline.v1.json";
    private static final int NO_CODE = 0;

    /** What a connection tells its owner, on the client's thread. */
    interface Owner {
        void onText(LiveConnection from, String text);

        /** Once, and last. {@code code} is the close code, an HTTP status, or 0 when the connection broke. */
        void onEnd(LiveConnection from, int code, String reason);
    }

    private final StringBuilder partial = new StringBuilder();
    private final Executor thread;
    private final Owner owner;
    private final CompletableFuture<WebSocket> opened;
    private CompletableFuture<WebSocket> sent;
    private boolean ended;

    private LiveConnection(
            final HttpClient http,
            final URI address,
            final Duration timeout,
            final Executor thread,
            final Owner owner) {
        this.thread = thread;
        this.owner = owner;
        opened = http.newWebSocketBuilder()
                .subprotocols(SUBPROTOCOL)
                .connectTimeout(timeout)
                .buildAsync(address, this);
        sent = opened;
        opened.whenComplete(onThread((socket, fault) -> {
            if (fault != null) {
                end(httpStatus(fault), fault.getMessage() == null ? fault.toString() : fault.getMessage());
            }
        }));
    }

    static LiveConnection open(
            final HttpClient http,
            final URI address,
            final Duration timeout,
            final Executor thread,
            final Owner owner) {
        return new LiveConnection(http, address, timeout, thread, owner);
    }

    private static int httpStatus(final Throwable fault) {
        final Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        return cause instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : NO_CODE;
    }

    private <T> BiConsumer<T, Throwable> onThread(final BiConsumer<T, Throwable> action) {
        return (value, fault) -> thread.execute(() -> action.accept(value, fault));
    }

    /** Queues a message. The client's thread. */
    void send(final ObjectNode message) {
        if (!ended) {
            final String text = message.toString();
            sent = sent.thenCompose(socket -> socket.sendText(text, true));
            sent.whenComplete(onThread((socket, fault) -> {
                if (fault != null) {
                    end(NO_CODE, "cannot send: reason=" + fault.getMessage());
                }
            }));
        }
    }

    /** Gives the connection up from this side; the owner is told. The client's thread. */
    void abandon(final String reason) {
        end(NO_CODE, reason);
    }

    private void end(final int code, final String reason) {
        if (ended) {
            return;
        }
        ended = true;
        opened.thenAccept(WebSocket::abort);
        opened.cancel(true);
        owner.onEnd(this, code, reason);
    }

    @Override
    public CompletionStage<?> onText(final WebSocket socket, final CharSequence data, final boolean last) {
        partial.append(data);
        if (!last) {
            socket.request(1);
            return null;
        }
        final String text = partial.toString();
        partial.setLength(0);
        thread.execute(() -> {
            if (!ended) {
                try {
                    owner.onText(this, text);
                } finally {
                    socket.request(1);
                }
            }
        });
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(final WebSocket socket, final ByteBuffer data, final boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket socket, final int code, final String reason) {
        thread.execute(() -> end(code, reason));
        return null;
    }

    @Override
    public void onError(final WebSocket socket, final Throwable fault) {
        thread.execute(() -> end(NO_CODE, fault.toString()));
    }
}
