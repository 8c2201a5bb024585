package dev.touchline.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A WebSocket client on a bare socket with a small receive buffer, which reads only when it is told to. */
final class SlowClient implements AutoCloseable {
    /** What was read: frames, gaps, and how many frames the gaps say were passed over. */
    record Reading(long frames, long gaps, long conflated) {}

    private static final int RECEIVE_BUFFER = 16 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Socket socket;
    private final DataInputStream in;

    private SlowClient(final Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static SlowClient connect(final InetSocketAddress address) throws IOException {
        final Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(address);
        socket.setSoTimeout(20_000);
        final SlowClient client = new SlowClient(socket);
        socket.getOutputStream()
                .write(("GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                        .getBytes(UTF_8));
        int newlines = 0;
        while (newlines < 4) {
            final int next = client.in.read();
            newlines = next == '\r' || next == '\n' ? newlines + 1 : 0;
        }
        return client;
    }

    /** Sends a text of up to 125 bytes, masked with zeros as a client must mask. */
    void send(final String text) throws IOException {
        final byte[] payload = text.getBytes(UTF_8);
        final ByteBuffer message = ByteBuffer.allocate(payload.length + 6);
        message.put((byte) 0x81).put((byte) (0x80 | payload.length)).putInt(0).put(payload);
        socket.getOutputStream().write(message.array());
    }

    /** Reads until a frame of this number comes, counting what goes by. */
    Reading readUntilFrame(final long seq) throws IOException {
        long frames = 0;
        long gaps = 0;
        long conflated = 0;
        while (true) {
            final JsonNode message = MAPPER.readTree(read());
            final String type = message.path("t").asText();
            if (type.equals("gap")) {
                gaps++;
                conflated += message.get("to").asLong() - message.get("from").asLong() + 1;
            } else if (type.equals("frame")) {
                frames++;
                if (message.get("seq").asLong() >= seq) {
                    return new Reading(frames, gaps, conflated);
                }
            }
        }
    }

    private byte[] read() throws IOException {
        in.readByte();
        final int shortLength = in.readByte() & 0x7f;
        final long length =
                shortLength == 126 ? in.readUnsignedShort() : shortLength == 127 ? in.readLong() : shortLength;
        final byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return payload;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
