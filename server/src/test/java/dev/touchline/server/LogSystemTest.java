package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.config.ConfigKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What the log says, and what it must not. */
@Timeout(60)
class LogSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADMIN = "correct-horse-battery";
    private static final String KEY = "00112233445566778899aabbccddeeff";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        // As TOUCHLINE_LOG=TRACE.
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    private String logged() {
        final StringBuilder all = new StringBuilder();
        for (final ILoggingEvent event : List.copyOf(log.list)) {
            all.append(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            all.append('\n');
        }
        return all.toString();
    }

    @Test
    void shouldSayNothingSecretWhateverIsAsked() throws Exception {
        final String secret;
        try (TestServer program = TestServer.open(Map.of(ConfigKey.TOKEN, ADMIN))) {
            final String[] admin = {"Authorization", "Bearer " + ADMIN};
            final int port = program.server().liveAddress().getPort();
            program.send("PUT", "/api/v1/matches/1", "{\"sources\":[{\"id\":1,\"key\":\"" + KEY + "\"}]}", admin);
            final JsonNode token = MAPPER.readTree(program.send(
                            "POST",
                            "/api/v1/tokens",
                            "{\"name\":\"q\",\"role\":\"viewer\",\"matchIds\":[1],\"query\":true}",
                            admin)
                    .body());
            secret = token.get("secret").asText();
            for (final String path : new String[] {
                "/api/v1/matches", "/api/v1/nothing", "/api/v1/matches/1/heatmaps/nobody.png", "/nothing.html"
            }) {
                program.send("GET", path + "?token=" + secret, null, admin);
                program.send("GET", path, null, "Authorization", "Bearer " + secret + "wrong");
            }
            program.send("POST", "/api/v1/matches", "{\"token\":\"" + secret + "\"", admin);
            for (final String target : new String[] {
                "/v1/live?token=" + secret,
                "/v1/live?token=" + ADMIN,
                "/v1/other?token=" + secret,
                "/v1/live?token=" + secret + "&x=%zz",
                "/v1/live?token=" + secret + "\u0000"
            }) {
                try (RawSocket client = RawSocket.connect(port)) {
                    client.send(RawSocket.handshake(target, ""));
                    client.readHead();
                    client.sendText("{\"t\":\"identify\",\"v\":1,\"token\":\"" + secret + "\"");
                }
            }
            try (RawSocket client = RawSocket.upgraded(port, "Authorization: Bearer " + ADMIN + "\r\n")) {
                client.sendText("{\"t\":\"identify\",\"v\":1,\"token\":\"" + ADMIN + "\"}");
                client.readMessage("ready");
                client.sendText("{\"t\":\"sub\",\"id\":1,\"channel\":\"" + secret + "\"}");
                client.readMessage("suberr");
            }
            program.send("DELETE", "/api/v1/tokens/" + token.get("id").asText(), null, admin);
        }

        final String logged = logged();
        assertThat(logged)
                .contains("token made: id=")
                .contains("token revoked: id=")
                .contains("token=set");
        assertThat(logged)
                .doesNotContain(secret)
                .doesNotContain(secret.substring(secret.lastIndexOf('_', secret.length() - 30) + 1))
                .doesNotContain(ADMIN)
                .doesNotContain(KEY);
    }

    @Test
    void shouldWriteAJsonObjectALineWhenAsked() throws Exception {
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        final PrintStream standardErr = System.err;
        final LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setProperty("TOUCHLINE_LOG_FORMAT", "json");
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            final JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(LogSystemTest.class.getResource("/logback.xml"));
            context.getLogger("dev.touchline.Some").info("said: name={}", "a \"quoted\"\nline");
            context.getLogger("dev.touchline.Some").error("failed", new IllegalStateException("why"));
        } finally {
            context.stop();
            System.setErr(standardErr);
            System.clearProperty("TOUCHLINE_LOG_FORMAT");
        }

        final List<String> lines =
                written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        final JsonNode first = MAPPER.readTree(lines.get(0));
        assertThat(first.get("level").asText()).isEqualTo("INFO");
        assertThat(first.get("loggerName").asText()).isEqualTo("dev.touchline.Some");
        assertThat(first.get("formattedMessage").asText()).isEqualTo("said: name=a \"quoted\"\nline");
        assertThat(first.get("timestamp").isIntegralNumber()).isTrue();
        assertThat(MAPPER.readTree(lines.get(1)).get("throwable").get("message").asText())
                .isEqualTo("why");
    }
}
