package dev.touchline.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/** A server's end of a WebSocket, as far as a well-behaved client needs it (RFC 6455): short texts, no fragments, no pings. */
final class FakeSocket {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;
    private static final int TWO_BYTES = 126;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    FakeSocket(final Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        shakeHands();
    }

    private void shakeHands() throws IOException {
        String key = "";
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).trim();
            }
        }
        try {
            final byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest)
                            + "\r\nSec-WebSocket-Protocol: " + LiveConnection.SUBPROTOCOL + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        } catch (final GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String readLine() throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().trim();
    }

    /** The next text; null when the client left. */
    String read() {
        try {
            final int opcode = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte() & 0x7F;
            length = length == TWO_BYTES ? in.readUnsignedShort() : length;
            final byte[] mask = in.readNBytes(4);
            final byte[] content = in.readNBytes(length);
            for (int at = 0; at < length; at++) {
                content[at] ^= mask[at % mask.length];
            }
            return opcode == TEXT ? new String(content, StandardCharsets.UTF_8) : null;
        } catch (final IOException e) {
            return null;
        }
    }

    /** Sends a text, whose quotes may be single ones; nothing when the client has left. */
    void send(final String text) {
        write(TEXT, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void close(final int code) {
        write(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    private synchronized void write(final int opcode, final byte[] content) {
        final ByteBuffer frame = ByteBuffer.allocate(content.length + 4).put((byte) (FINAL | opcode));
        if (content.length < TWO_BYTES) {
            frame.put((byte) content.length);
        } else {
            frame.put((byte) TWO_BYTES).putShort((short) content.length);
        }
        frame.put(content).flip();
        try {
            out.write(frame.array(), 0, frame.limit());
        } catch (final IOException e) {
            drop();
        }
    }

    void drop() {
        try {
            socket.close();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
