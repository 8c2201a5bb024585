package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole program with one replayed match, and a source that plays frames into it one by one. */
abstract class LiveSocketFixture {
    private static final String MATCH =
            "{\"mode\":\"replay\",\"rate\":2,\"sources\":[{\"id\":1}],\"teams\":{\"home\":{\"players\":"
                    + "[{\"objectId\":1,\"name\":\"A\"},{\"objectId\":2,\"name\":\"B\"}]}}}";
    private static final long START_NS = 1_750_000_037_000_000_000L;
    static final long START_US = 1_750_000_000_000_000L;

    TestServer program;
    private DatagramChannel sender;
    private DatagramEncoder source;
    int frame;

    @BeforeEach
    void open() throws Exception {
        // What a client that floods is told has a test of its own; here other bounds are reached.
        program = TestServer.open(Map.of(ConfigKey.LIVE_MAX_MESSAGE_RATE, "1000000"));
        assertThat(program.send("PUT", "/api/v1/matches/1", MATCH).statusCode()).isEqualTo(201);
        sender = DatagramChannel.open();
        source = encoder(7);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        program.close();
    }

    final void assertGoesOn(final RecordingClient client) throws IOException {
        client.subscribe(50, "match/1/frames", "");
        client.await(message ->
                message.path("t").asText().equals("subok") && message.get("id").asInt() == 50);
        send();
        client.await("frame");
    }

    /** A frame of 23 objects at 25 Hz; object n stands at (0, -n). */
    final void send() throws IOException {
        for (int object = 0; object < 23; object++) {
            source.position(
                    object,
                    0,
                    frame,
                    START_NS + frame * 40_000_000L,
                    0,
                    -1000 * object,
                    0,
                    20,
                    object == 22 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
        frame++;
    }

    /** The first period begins, with the next frame. */
    final void kickOff() throws IOException {
        source.matchClock(frame, START_NS + frame * 40_000_000L, 1, 0, true, AttacksPlusX.HOME, true, Possession.NONE);
        send();
    }

    /** Source 1's camera: its lens, and then that it stands 62 m from the centre spot and looks 12.5 degrees to the right. */
    final void sendCamera() {
        final long captureNs = START_NS + frame * 40_000_000L;
        source.cameraLens(captureNs, 120, 9.6f);
        source.cameraPose(captureNs, 12_500_000, -4_250_000, 0, 0, -62_000, 18_500);
        source.flush();
    }

    private DatagramEncoder encoder(final int session) {
        return new DatagramEncoder(1, 1, session, null, datagram -> {
            try {
                sender.send(datagram, program.server().feedAddress());
            } catch (final IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
