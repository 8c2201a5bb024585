package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live socket of the whole program: how much of it one client may take, and what is said to one that wants more. */
@Timeout(60)
class LiveLimitsSystemTest {
    private static final int TEXT = 0x01;
    private static final int FINAL = 0x80;
    private static final int CONTINUATION = 0x00;
    private static final int COMPRESSED = 0x40;
    private static final int PING = 0x09;

    private static TestServer open(final ConfigKey key, final String value) throws Exception {
        return TestServer.open(Map.of(key, value));
    }

    private static int port(final TestServer program) {
        return program.server().liveAddress().getPort();
    }

    @Test
    void shouldRefuseConnectionsBeyondTheLimitAndTakeOthersWhenSomeAreGone() throws Exception {
        try (TestServer program = open(ConfigKey.LIVE_MAX_CONNECTIONS, "2");
                RawSocket first = RawSocket.upgraded(port(program), "");
                RawSocket second = RawSocket.connect(port(program))) {
            // A connection that has said nothing yet counts: the handshake is answered, so it has been accepted.
            second.send(RawSocket.handshake("/v1/live", ""));
            assertThat(second.readHead()).startsWith("HTTP/1.1 101");
            try (RawSocket third = RawSocket.connect(port(program))) {
                assertThat(third.readHead())
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After: 5")
                        .contains("Connection: close");
            }
            assertThat(program.counter("live_refused_connections")).isEqualTo(1);

            first.hangUp();

            await().until(() -> {
                try (RawSocket fourth = RawSocket.connect(port(program))) {
                    fourth.send(RawSocket.handshake("/v1/live", ""));
                    return fourth.readHead().startsWith("HTTP/1.1 101");
                } catch (final IOException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void shouldRefuseTooManyConnectionsOfOneAddress() throws Exception {
        try (TestServer program = open(ConfigKey.LIVE_MAX_CONNECTIONS_PER_ADDRESS, "1");
                RawSocket first = RawSocket.upgraded(port(program), "");
                RawSocket second = RawSocket.connect(port(program))) {
            assertThat(second.readHead()).startsWith("HTTP/1.1 503");
            first.sendText("{\"t\":\"identify\",\"v\":1}");
            first.readMessage("ready");
        }
    }

    @Test
    void shouldCloseAConnectionThatTricklesItsHandshake() throws Exception {
        try (TestServer program = open(ConfigKey.LIVE_HANDSHAKE_TIMEOUT, "600");
                RawSocket silent = RawSocket.connect(port(program));
                RawSocket slow = RawSocket.connect(port(program))) {
            slow.send("GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            // Each poll adds a header line: it is never idle for long.
            await().until(() -> {
                try {
                    slow.send("X-Slow: 1\r\n");
                } catch (final IOException e) {
                    return true;
                }
                return program.counter("live_handshake_timeouts") == 2;
            });

            assertThat(silent.readAll()).isEmpty();
            assertThat(slow.readAll()).isEmpty();
        }
    }

    @Test
    void shouldLetAClientStayThatTookLessThanTheHandshakesDeadline() throws Exception {
        try (TestServer program = open(ConfigKey.LIVE_HANDSHAKE_TIMEOUT, "500");
                RawSocket client = RawSocket.upgraded(port(program), "")) {
            client.sendText("{\"t\":\"identify\",\"v\":1}");
            client.readMessage("ready");
            // Two heartbeats are a second and more.
            client.readMessage("hb");
            client.readMessage("hb");

            client.sendText("{\"t\":\"ping\",\"n\":1,\"t0\":0}");
            client.readMessage("pong");
            assertThat(program.counter("live_handshake_timeouts")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "ping", "fragments"})
    void shouldTellAClientThatItSendsTooMuchAndThenCloseIt(final String kind) throws Exception {
        try (TestServer program = open(ConfigKey.LIVE_MAX_MESSAGE_RATE, "10");
                RawSocket bystander = RawSocket.upgraded(port(program), "");
                RawSocket client = RawSocket.upgraded(port(program), "")) {
            client.sendText("{\"t\":\"identify\",\"v\":1}");
            client.readMessage("ready");
            if (kind.equals("fragments")) {
                client.sendFrame(TEXT, new byte[] {'x'});
            }
            try {
                // Five seconds' worth at once and as much again that is owed, at 10 frames/s: 100 frames and what time
                // adds.
                for (int i = 0; i < 400; i++) {
                    switch (kind) {
                        case "text" -> client.sendText("{\"t\":\"stats\"}");
                        case "ping" -> client.sendFrame(FINAL | PING, new byte[0]);
                        default -> client.sendFrame(CONTINUATION, new byte[] {'x'});
                    }
                }
            } catch (final IOException e) {
                // Closed by the server: what is waited for.
            }

            assertThat(client.readMessage("err")).contains("rate-limited").contains("perSecond=10");
            assertThat(client.readCloseCode()).isIn(4429, 0);
            await().until(() -> program.counter("live_rate_limited") > 50);
            bystander.sendText("{\"t\":\"identify\",\"v\":1}");
            bystander.readMessage("ready");
        }
    }

    @Test
    void shouldRefuseAMessageThatIsTooLongInOneFrameOrInMany() throws Exception {
        try (TestServer program = open(ConfigKey.LIVE_MAX_MESSAGE, "2048");
                RawSocket whole = RawSocket.upgraded(port(program), "");
                RawSocket fragmented = RawSocket.upgraded(port(program), "")) {
            whole.sendFrame(FINAL | TEXT, new byte[2_049]);
            fragmented.sendFrame(TEXT, new byte[1_500]);
            fragmented.sendFrame(CONTINUATION, new byte[500]);
            fragmented.sendFrame(FINAL | CONTINUATION, new byte[100]);

            assertThat(whole.readCloseCode()).isEqualTo(4400);
            assertThat(fragmented.readCloseCode()).isEqualTo(4400);
        }
    }

    @Test
    void shouldTakeAMessageInFragments() throws Exception {
        try (TestServer program = TestServer.open();
                RawSocket client = RawSocket.upgraded(port(program), "")) {
            client.sendFrame(TEXT, "{\"t\":\"iden".getBytes(StandardCharsets.UTF_8));
            client.sendFrame(FINAL | PING, new byte[0]);
            client.sendFrame(FINAL | CONTINUATION, "tify\",\"v\":1}".getBytes(StandardCharsets.UTF_8));

            client.readMessage("ready");
        }
    }

    @Test
    void shouldNeverAgreeOnCompressionAndCloseWhoCompressesAllTheSame() throws Exception {
        try (TestServer program = TestServer.open();
                RawSocket offering = RawSocket.connect(port(program));
                RawSocket forcing = RawSocket.upgraded(port(program), "")) {
            offering.send(RawSocket.handshake(
                    "/v1/live", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"));
            assertThat(offering.readHead()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("extensions");

            // A kilobyte that would inflate to a megabyte; what is in it does not matter: it is not looked at.
            forcing.sendFrame(FINAL | COMPRESSED | TEXT, new byte[1_024]);
            assertThat(forcing.readCloseCode()).isEqualTo(4400);
        }
    }

    @Test
    void shouldCloseTheLongestQueueWhenTooMuchWaitsForAllClients() throws Exception {
        try (TestServer program = TestServer.open(
                        Map.of(ConfigKey.LIVE_MAX_QUEUED, "1048576", ConfigKey.LIVE_MAX_MESSAGE_RATE, "1000000"));
                RawSocket bystander = RawSocket.upgraded(port(program), "");
                RawSocket greedy = RawSocket.upgraded(port(program), "")) {
            bystander.sendText("{\"t\":\"identify\",\"v\":1}");
            greedy.sendText("{\"t\":\"identify\",\"v\":1}");
            // Its answers are never read.
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                try {
                    for (int i = 0; i < 2_000; i++) {
                        greedy.sendText("{\"t\":\"sub\",\"id\":" + i + ",\"channel\":\"" + "x".repeat(60) + "\"}");
                    }
                } catch (final IOException e) {
                    // Closed by the server: what is waited for.
                }
                return program.counter("live_queues_full") == 1 && program.counter("live_clients") == 1;
            });

            assertThat(program.counter("live_too_slow")).isZero();
            bystander.readMessage("ready");
        }
    }

    @Test
    void shouldCloseAClientThatTakesNothingOfItsAnswers() throws Exception {
        try (TestServer program = TestServer.open(
                        Map.of(ConfigKey.LIVE_WRITE_TIMEOUT, "1000", ConfigKey.LIVE_MAX_MESSAGE_RATE, "1000000"));
                RawSocket bystander = RawSocket.upgraded(port(program), "");
                RawSocket silent = RawSocket.upgraded(port(program), "")) {
            bystander.sendText("{\"t\":\"identify\",\"v\":1}");
            silent.sendText("{\"t\":\"identify\",\"v\":1}");
            await().until(() -> {
                for (int i = 0; i < 200; i++) {
                    silent.sendText("{\"t\":\"sub\",\"id\":" + i + ",\"channel\":\"" + "x".repeat(60) + "\"}");
                }
                return program.counter("live_queued_bytes") > 0;
            });

            await().until(() -> program.counter("live_stalled") == 1 && program.counter("live_clients") == 1);
            assertThat(program.counter("live_too_slow")).isZero();
            bystander.readMessage("ready");
        }
    }

    @Test
    void shouldCloseAClientWhoseTextIsNotUtf8() throws Exception {
        try (TestServer program = TestServer.open();
                RawSocket client = RawSocket.upgraded(port(program), "");
                RawSocket split = RawSocket.upgraded(port(program), "")) {
            // 0xc0 0xaf is an overlong slash.
            client.sendFrame(FINAL | TEXT, new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
            split.sendFrame(TEXT, new byte[] {'"', (byte) 0xe2, (byte) 0x82});
            split.sendFrame(FINAL | CONTINUATION, new byte[] {'"'});

            assertThat(client.readCloseCode()).isEqualTo(4400);
            assertThat(split.readCloseCode()).isEqualTo(4400);
        }
    }
}
