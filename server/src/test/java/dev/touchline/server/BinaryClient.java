package dev.touchline.server;

import dev.touchline.protocol.live.IdentifyEncoder;
import dev.touchline.protocol.live.MessageHeaderDecoder;
import dev.touchline.protocol.live.MessageHeaderEncoder;
import dev.touchline.protocol.live.Policy;
import dev.touchline.protocol.live.ReadyDecoder;
import dev.touchline.protocol.live.SubscribeEncoder;
import dev.touchline.protocol.live.Team;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.awaitility.Awaitility;

/** A client of the live socket in binary that remembers every message. */
final class BinaryClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final List<DirectBuffer> messages = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final WebSocket socket;
    private volatile int closeCode;
    private volatile String closeReason = "";

    private BinaryClient(final URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("touchline.v1.sbe")
                .buildAsync(address, this)
                .join();
    }

    /** Connects and identifies. */
    static BinaryClient ready(final TouchlineServer server) {
        final BinaryClient client = new BinaryClient(
                URI.create("ws://127.0.0.1:" + server.liveAddress().getPort() + "/v1/live"));
        final IdentifyEncoder identify = new IdentifyEncoder()
                .wrapAndApplyHeader(client.buffer, 0, client.header)
                .v(1)
                .resumeEpoch(IdentifyEncoder.resumeEpochNullValue());
        identify.fps().numerator(50).denominator(1);
        identify.resumeCount(0);
        identify.token("").name("test").kind("").engine("");
        client.send(identify.encodedLength());
        client.await(ReadyDecoder.TEMPLATE_ID);
        return client;
    }

    /** Subscribes to a channel; a frame stream's every frame. */
    void subscribe(final long id, final String channel) {
        subscribe(id, channel.getBytes(StandardCharsets.UTF_8), Policy.ALL.value(), Team.NONE.value());
    }

    /** Subscribes with bytes and numbers that need not be what the schema has. */
    void subscribe(final long id, final byte[] channel, final short policy, final short team) {
        final SubscribeEncoder message = new SubscribeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .id(id)
                .delayMs(0)
                .zoneFromX(SubscribeEncoder.zoneFromXNullValue())
                .zoneToX(SubscribeEncoder.zoneToXNullValue())
                .zoneFromY(SubscribeEncoder.zoneFromYNullValue())
                .zoneToY(SubscribeEncoder.zoneToYNullValue())
                .cam(SubscribeEncoder.camNullValue());
        message.rate().numerator(0).denominator(1);
        message.objectsCount(0);
        message.putChannel(channel, 0, channel.length);
        final int block = MessageHeaderEncoder.ENCODED_LENGTH;
        buffer.putByte(block + SubscribeEncoder.policyEncodingOffset(), (byte) policy);
        buffer.putByte(block + SubscribeEncoder.teamEncodingOffset(), (byte) team);
        send(message.encodedLength());
    }

    private void send(final int length) {
        socket.sendBinary(ByteBuffer.wrap(buffer.byteArray(), 0, MessageHeaderEncoder.ENCODED_LENGTH + length), true)
                .join();
    }

    /** Sends bytes as they are. */
    void sendRaw(final byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    @Override
    public CompletionStage<?> onBinary(final WebSocket webSocket, final ByteBuffer data, final boolean last) {
        final byte[] part = new byte[data.remaining()];
        data.get(part);
        partial.writeBytes(part);
        if (last) {
            messages.add(new UnsafeBuffer(partial.toByteArray()));
            partial.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket webSocket, final int statusCode, final String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    /** Waits for a message of a template. */
    DirectBuffer await(final int template) {
        return await(template, 1).get(0);
    }

    /** Waits for so many messages of a template. */
    List<DirectBuffer> await(final int template, final int count) {
        Awaitility.await().atMost(DEADLINE).until(() -> of(template).size() >= count);
        return of(template);
    }

    private List<DirectBuffer> of(final int template) {
        return messages.stream()
                .filter(message -> new MessageHeaderDecoder().wrap(message, 0).templateId() == template)
                .toList();
    }

    /** Waits for the connection to be closed and answers the code. */
    int awaitClose() {
        Awaitility.await().atMost(DEADLINE).until(() -> closeCode != 0);
        return closeCode;
    }

    String closeReason() {
        return closeReason;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
