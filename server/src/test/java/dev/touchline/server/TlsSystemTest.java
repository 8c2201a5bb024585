package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.config.ConfigException;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ports of the whole program over TLS, and what happens when the certificate's files change. */
@Timeout(90)
class TlsSystemTest {
    @TempDir
    private Path folder;

    private Path certificateFile;
    private Path keyFile;

    @BeforeEach
    void name() {
        certificateFile = folder.resolve("server.pem");
        keyFile = folder.resolve("server.key");
    }

    private TestServer open(final String... more) throws IOException, ConfigException {
        final Map<ConfigKey, String> options = new HashMap<>(
                Map.of(ConfigKey.TLS_CERTIFICATE, certificateFile.toString(), ConfigKey.TLS_KEY, keyFile.toString()));
        for (int i = 0; i < more.length; i += 2) {
            options.put(ConfigKey.of(more[i]).orElseThrow(), more[i + 1]);
        }
        return TestServer.open(options);
    }

    private TestCertificate certificate(final String name, final String algorithm) throws Exception {
        return TestCertificate.make(folder, name, algorithm);
    }

    private static HttpResponse<String> get(final TestServer program, final TestCertificate trusted, final String path)
            throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trusted.trusting())
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "https://127.0.0.1:" + program.server().httpPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static long counter(final TestServer program, final TestCertificate trusted, final String name) {
        try {
            return new ObjectMapper()
                    .readTree(get(program, trusted, "/api/v1/counters").body())
                    .get("counters")
                    .get(name)
                    .asLong();
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int livePort(final TestServer program) {
        return program.server().liveAddress().getPort();
    }

    /** A client of the live socket over TLS that has been let in. */
    private static RawSocket liveClient(final TestServer program, final TestCertificate trusted) throws Exception {
        final RawSocket client = RawSocket.over(trusted.connect(livePort(program)));
        client.send(RawSocket.handshake("/v1/live", ""));
        assertThat(client.readHead()).startsWith("HTTP/1.1 101");
        client.sendText("{\"t\":\"identify\",\"v\":1}");
        client.readMessage("ready");
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void shouldSpeakTlsOnBothPorts(final String algorithm) throws Exception {
        final TestCertificate certificate = certificate("both", algorithm);
        certificate.write(certificateFile, keyFile);
        try (TestServer program = open()) {
            final HttpResponse<String> answer = get(program, certificate, "/api/v1/server");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"liveUrl\":\"wss://127.0.0.1:" + livePort(program));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            try (RawSocket client = liveClient(program, certificate)) {
                client.sendText("{\"t\":\"ping\",\"n\":7,\"t0\":0}");
                assertThat(client.readMessage("pong")).contains("\"n\":7");
            }
        }
    }

    @Test
    void shouldShowANewCertificateToNewConnectionsAndKeepTheOthers() throws Exception {
        final TestCertificate before = certificate("before", "EC");
        final TestCertificate after = certificate("after", "RSA");
        before.write(certificateFile, keyFile);
        try (TestServer program = open();
                RawSocket client = liveClient(program, before)) {
            assertThat(before.isShownBy(livePort(program))).isTrue();

            after.write(certificateFile, keyFile);

            await().until(() -> after.isShownBy(livePort(program)));
            assertThat(after.isShownBy(program.server().httpPort())).isTrue();
            assertThat(before.isShownBy(livePort(program))).isFalse();
            client.sendText("{\"t\":\"ping\",\"n\":7,\"t0\":0}");
            client.readMessage("pong");
            assertThat(counter(program, after, "tls_reloads")).isEqualTo(1);
        }
    }

    @Test
    void shouldKeepTheOldCertificateWhileTheNewOneCannotBeUsed() throws Exception {
        final TestCertificate before = certificate("before", "EC");
        final TestCertificate after = certificate("after", "EC");
        before.write(certificateFile, keyFile);
        try (TestServer program = open()) {
            Files.writeString(certificateFile, "-----BEGIN CERTIFICATE-----\nhalf of it\n");
            await().until(() -> counter(program, before, "tls_reload_faults") == 1);
            assertThat(before.isShownBy(livePort(program))).isTrue();

            // The key of another.
            Files.writeString(certificateFile, after.certificatePem());
            await().until(() -> counter(program, before, "tls_reload_faults") == 2);
            Files.delete(keyFile);
            await().until(() -> counter(program, before, "tls_reload_faults") == 3);
            assertThat(before.isShownBy(program.server().httpPort())).isTrue();

            Files.writeString(keyFile, after.keyPem());
            await().until(() -> after.isShownBy(livePort(program)));
        }
    }

    @Test
    void shouldCloseWhoeverDoesNotCompleteTheHandshake() throws Exception {
        final TestCertificate certificate = certificate("bounded", "EC");
        certificate.write(certificateFile, keyFile);
        try (TestServer program = open("live.handshakeTimeout", "500", "http.requestTimeout", "500");
                RawSocket live = RawSocket.connect(livePort(program));
                RawSocket http = RawSocket.connect(program.server().httpPort())) {
            // The head of a TLS record of 512 bytes, which never come.
            final byte[] half = {22, 3, 1, 2, 0};
            live.send(half);
            http.send(half);

            assertThat(live.readAll()).isEmpty();
            // Two alerts at the most, of 7 bytes: that it is cancelled, and closed.
            assertThat(http.readAll()).hasSizeLessThanOrEqualTo(14);
            assertThat(counter(program, certificate, "live_handshake_timeouts")).isEqualTo(1);
            assertThat(counter(program, certificate, "http_request_timeouts")).isEqualTo(1);
        }
    }

    @Test
    void shouldAnswerNobodyWhoDoesNotSpeakTls() throws Exception {
        final TestCertificate certificate = certificate("strict", "EC");
        certificate.write(certificateFile, keyFile);
        try (TestServer program = open();
                RawSocket live = RawSocket.connect(livePort(program));
                RawSocket http = RawSocket.connect(program.server().httpPort())) {
            live.send(RawSocket.handshake("/v1/live", ""));
            http.send("GET /api/v1/server HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

            assertThat(live.readAll()).doesNotContain("HTTP/1.1 101");
            assertThat(http.readAll()).doesNotContain("liveUrl");
        }
    }

    @Test
    void shouldRefuseToStartWithACertificateThatCannotBeUsedAndSayWhy() throws Exception {
        final TestCertificate one = certificate("one", "EC");
        final TestCertificate other = certificate("other", "EC");
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TLS file cannot be read: tls.certificate=" + certificateFile);

        Files.writeString(certificateFile, one.certificatePem());
        Files.writeString(keyFile, other.keyPem());
        assertThatThrownBy(this::open).hasMessageContaining("TLS key is not the certificate's: tls.key=" + keyFile);

        Files.writeString(keyFile, one.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY"));
        assertThatThrownBy(this::open)
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt")
                .hasMessageContaining("tls.key=" + keyFile);

        Files.writeString(keyFile, one.certificatePem());
        assertThatThrownBy(this::open).hasMessageContaining("TLS key is not in the file");

        Files.writeString(certificateFile, one.certificatePem() + other.certificatePem());
        assertThatThrownBy(this::open).hasMessageContaining("TLS certificates are not in order");
    }

    @Test
    void shouldAskForBothFiles() {
        assertThatThrownBy(() -> TestServer.open(Map.of(ConfigKey.TLS_KEY, keyFile.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tls.certificate and tls.key are given together");
    }
}
