package dev.touchline.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends any bytes at all, and reads HTTP answers and WebSocket frames as they come. */
final class RawSocket implements AutoCloseable {
    /** A frame of the server; the code is 0 unless it closes. */
    private record Frame(int closeCode, String text) {}

    private static final int CLOSE = 8;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final int TIMEOUT_MS = 20_000;
    private static final int FIRST_SHORT = 126;

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(final Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static RawSocket connect(final int port) throws IOException {
        return new RawSocket(new Socket("127.0.0.1", port));
    }

    static RawSocket over(final Socket socket) throws IOException {
        return new RawSocket(socket);
    }

    /** A handshake's request, with further header lines, each with its CRLF. */
    static String handshake(final String target, final String headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + headers + "\r\n";
    }

    /** A WebSocket that has been agreed on, and greeted. */
    static RawSocket upgraded(final int port, final String headers) throws IOException {
        final RawSocket client = connect(port);
        client.send(handshake("/v1/live", headers));
        final String head = client.readHead();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + head);
        }
        // What is broken before this is closed without a word: there is no session yet.
        client.readMessage("hello");
        return client;
    }

    void send(final String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(final byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a frame, masked with zeros as a client must mask; the first byte has FIN, RSV and the opcode. */
    void sendFrame(final int first, final byte[] payload) throws IOException {
        final ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) first);
        if (payload.length < FIRST_SHORT) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) (0x80 | FIRST_SHORT)).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        final byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        send(bytes);
    }

    void sendText(final String text) throws IOException {
        sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the head of an answer, up to the empty line. */
    String readHead() throws IOException {
        final ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (last != 0x0d0a0d0a) {
            final int next = in.readUnsignedByte();
            head.write(next);
            last = last << 8 | next;
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    /** Reads an answer with its body, whose length is stated. */
    String readMessageBody() throws IOException {
        final String head = readHead();
        final Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IOException("answer states no length: " + head);
        }
        return new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
    }

    /** Reads what comes until the server closes. */
    String readAll() throws IOException {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (final SocketException e) {
            // Closed with something of ours unread: what came before counts.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Reads frames until one closes the session, and answers its code; 0 when the connection ended without. */
    int readCloseCode() throws IOException {
        try {
            for (Frame frame = readFrame(); ; frame = readFrame()) {
                if (frame.closeCode() != 0) {
                    return frame.closeCode();
                }
            }
        } catch (final EOFException | SocketException e) {
            return 0;
        }
    }

    /** Reads frames until a text of a type comes. */
    String readMessage(final String type) throws IOException {
        Frame frame = readFrame();
        while (!frame.text().startsWith("{\"t\":\"" + type + "\"")) {
            frame = readFrame();
        }
        return frame.text();
    }

    private Frame readFrame() throws IOException {
        final int opcode = in.readUnsignedByte() & 0x0f;
        final int shortLength = in.readUnsignedByte() & 0x7f;
        final long length = shortLength == FIRST_SHORT
                ? in.readUnsignedShort()
                : shortLength > FIRST_SHORT ? in.readLong() : shortLength;
        final byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(
                opcode == CLOSE ? ByteBuffer.wrap(payload).getShort() & 0xffff : 0,
                new String(payload, StandardCharsets.UTF_8));
    }

    /** Ends the connection without a word. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
