package dev.touchline.overlay.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** A live client on a bare socket, which reads only when it is told to. */
final class SocketClient implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 16 * 1024;
    private static final int CLOSE = 0x08;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final JsonNode hello;
    private final JsonNode ready;
    private long bytes;
    private boolean closed;

    /** A client that has said who it is. */
    SocketClient(final InetSocketAddress address) throws IOException {
        this(address, "{\"t\":\"identify\",\"v\":1}");
    }

    /** A client that has said who it is in its own words. */
    SocketClient(final InetSocketAddress address, final String identify) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(address);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), RECEIVE_BUFFER));
        socket.getOutputStream()
                .write(("GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                        .getBytes(UTF_8));
        int newlines = 0;
        while (newlines < 4) {
            final int next = in.read();
            newlines = next == '\r' || next == '\n' ? newlines + 1 : 0;
        }
        hello = await("hello");
        send(identify);
        ready = await("ready");
    }

    JsonNode hello() {
        return hello;
    }

    JsonNode ready() {
        return ready;
    }

    /** Subscribes to a match's frames and answers what the server says to it. */
    JsonNode subscribe(final int id, final long matchId, final String more) throws IOException {
        return subscribe(id, "match/" + matchId + "/frames", more);
    }

    /** Subscribes to a channel and answers what the server says to it. */
    JsonNode subscribe(final int id, final String channel, final String more) throws IOException {
        send("{\"t\":\"sub\",\"id\":" + id + ",\"channel\":\"" + channel + "\"" + more + "}");
        return await("sub");
    }

    /** Ends a subscription, which is not answered. */
    void unsubscribe(final int id) throws IOException {
        send("{\"t\":\"unsub\",\"id\":" + id + "}");
    }

    /** Sends a text of up to 125 bytes, masked with zeros as a client must mask. */
    private void send(final String text) throws IOException {
        final byte[] payload = text.getBytes(UTF_8);
        final ByteBuffer message = ByteBuffer.allocate(payload.length + 6);
        message.put((byte) 0x81).put((byte) (0x80 | payload.length)).putInt(0).put(payload);
        socket.getOutputStream().write(message.array());
    }

    /** Reads until a message whose type begins so. */
    JsonNode await(final String type) throws IOException {
        return await(message -> message.get("t").asText().startsWith(type));
    }

    /** Reads until a message that fits. */
    JsonNode await(final Predicate<JsonNode> wanted) throws IOException {
        JsonNode message = next();
        while (!wanted.test(message)) {
            message = next();
        }
        return message;
    }

    /** Reads the number of the next frame, past heartbeats only. */
    long frame() throws IOException {
        JsonNode message = next();
        while (message.get("t").asText().equals("hb")) {
            message = next();
        }
        if (!message.get("t").asText().equals("frame")) {
            throw new IOException("not a frame: message=" + message);
        }
        return message.get("seq").asLong();
    }

    /** Reads a message. */
    JsonNode next() throws IOException {
        return MAPPER.readTree(read());
    }

    /** Reads a message whole, without looking into it. */
    byte[] read() throws IOException {
        closed = (in.readByte() & 0x0f) == CLOSE;
        final int shortLength = in.readByte() & 0x7f;
        final long length =
                shortLength == 126 ? in.readUnsignedShort() : shortLength == 127 ? in.readLong() : shortLength;
        final byte[] payload = new byte[(int) length];
        in.readFully(payload);
        bytes += length;
        return payload;
    }

    /** Reads until the server closes, and answers its code and why, as in {@code 4409 queue full}. */
    String awaitClose() throws IOException {
        byte[] message = read();
        while (!closed) {
            message = read();
        }
        final int code = ByteBuffer.wrap(message).getShort();
        return code + " " + new String(message, Short.BYTES, message.length - Short.BYTES, UTF_8);
    }

    /** Bytes of messages read so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
