package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.WireEncoding;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Clients that join a live server of their own, one after the other, so that what a join takes is compiled before the first
 * real one: interpreted, it holds up everybody's frames for 5 ms, and the very first for 150 ms. One thread.
 */
public final class LiveRehearsal implements AutoCloseable {
    private static final byte[] UPGRADE = String.join(
                    "\r\n",
                    "GET " + LiveServer.PATH + " HTTP/1.1",
                    "Host: localhost",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    // The key of the example in RFC 6455, section 1.3.
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Protocol: " + WireEncoding.JSON.subprotocol(),
                    "",
                    "")
            .getBytes(StandardCharsets.US_ASCII);
    private static final String IDENTIFY = "{\"t\":\"identify\",\"v\":1,\"client\":{\"name\":\"rehearsal\"}}";
    private static final int END_OF_HEAD = 0x0d0a0d0a;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES_OF_LENGTH = 126;
    private static final int LONGEST_HEADER = 8;
    private static final int MOST_MESSAGES = 3;
    private static final int TIMEOUT_MS = 5_000;

    private final LiveServer server;

    /**
     * A server of its own.
     *
     * @param context whose address is a free port of the loopback interface, and that asks for no token
     */
    public LiveRehearsal(final LiveContext context) throws IOException {
        server = LiveServer.open(context);
    }

    /**
     * A client joins, subscribes to a match's frames, is sent one and leaves; blocks for five seconds at most.
     *
     * @param publish publishes a frame of the match, 1 ms of capture time or more after the one before; called once it is
     *     subscribed
     * @throws IOException when it is not served
     */
    public void join(final long matchId, final Runnable publish) throws IOException {
        try (Socket client = new Socket()) {
            client.setTcpNoDelay(true);
            client.setSoTimeout(TIMEOUT_MS);
            client.connect(server.address(), TIMEOUT_MS);
            final OutputStream out = client.getOutputStream();
            final DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            out.write(UPGRADE);
            skipHead(in);
            await(in, "hello");
            out.write(text(IDENTIFY));
            await(in, "ready");
            out.write(text("{\"t\":\"sub\",\"id\":1,\"channel\":\"match/" + matchId
                    + "/frames\",\"policy\":\"latest\",\"rate\":[1000,1]}"));
            await(in, "subok");
            publish.run();
            server.wake();
            await(in, "frame");
        }
    }

    private static void skipHead(final DataInputStream in) throws IOException {
        int last = 0;
        while (last != END_OF_HEAD) {
            final int next = in.read();
            if (next < 0) {
                throw new EOFException("rehearsal: connection refused");
            }
            last = last << 8 | next;
        }
    }

    /** Reads messages to the one of a type: a heartbeat may come between. */
    private static void await(final DataInputStream in, final String type) throws IOException {
        final String start = "{\"t\":\"" + type + "\"";
        String message = "";
        for (int i = 0; !message.startsWith(start); i++) {
            if (i == MOST_MESSAGES) {
                throw new IOException("rehearsal: not served: awaited=" + type + ", last=" + message);
            }
            in.readUnsignedByte();
            final int length = in.readUnsignedByte();
            final byte[] payload = in.readNBytes(length == TWO_BYTES_OF_LENGTH ? in.readUnsignedShort() : length);
            message = new String(payload, StandardCharsets.US_ASCII);
        }
    }

    /** A client's text, masked with zeros. */
    private static byte[] text(final String message) {
        final byte[] payload = message.getBytes(StandardCharsets.US_ASCII);
        final ByteBuffer frame =
                ByteBuffer.allocate(LONGEST_HEADER + payload.length).put((byte) FINAL_TEXT);
        if (payload.length < TWO_BYTES_OF_LENGTH) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES_OF_LENGTH)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        final byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        server.close();
    }
}
