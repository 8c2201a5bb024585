package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of how matches do reaches those only who may know of them. */
@Timeout(60)
class HealthSystemTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADMIN = "correct horse battery";
    private static final String UNLISTED = "objects that no roster lists";

    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open(Map.of(ConfigKey.TOKEN, ADMIN));
        final String team = "{\"players\":[{\"objectId\":1,\"name\":\"A\"}]}";
        for (final int match : new int[] {1, 2}) {
            as(
                    ADMIN,
                    "PUT",
                    "/api/v1/matches/" + match,
                    "{\"mode\":\"replay\",\"teams\":{\"home\":" + team + "},\"sources\":[{\"id\":1}]}");
        }
    }

    @AfterEach
    void close() {
        program.close();
    }

    private JsonNode as(final String token, final String method, final String path, final String json)
            throws Exception {
        return MAPPER.readTree(program.send(method, path, json, "Authorization", "Bearer " + token)
                .body());
    }

    private String tokenOfMatch(final int match) throws Exception {
        return as(ADMIN, "POST", "/api/v1/tokens", "{\"name\":\"v\",\"role\":\"viewer\",\"matchIds\":[" + match + "]}")
                .get("secret")
                .asText();
    }

    private String reasons(final String token) throws Exception {
        return as(token, "GET", "/api/v1/health", null).get("reasons").toString();
    }

    @Test
    void shouldTellATokenOfOneMatchNothingOfAnother() throws Exception {
        final String first = tokenOfMatch(1);
        final String second = tokenOfMatch(2);

        try (DatagramChannel sender = DatagramChannel.open()) {
            final DatagramEncoder source = new DatagramEncoder(1, 1, 1, null, bytes -> {
                try {
                    sender.send(bytes, program.server().feedAddress());
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            });
            final int[] frame = {0};
            await().pollInterval(Duration.ofMillis(20)).until(() -> {
                final long atNs = SimulatedPlay.BASE_TAI_NS + frame[0]++ * 40_000_000L;
                source.position(40, 0, frame[0], atNs, 0, 0, 0, 20, RecordDescriptor.FLAG_LAST_OF_FRAME);
                source.flush();
                return reasons(ADMIN).contains("match 1: " + UNLISTED);
            });
        }

        assertThat(reasons(first)).contains("match 1: " + UNLISTED);
        assertThat(reasons(second)).doesNotContain("match 1");
    }

    @Test
    void shouldRefuseTheChannelOfEveryMatchToATokenOfOne() throws Exception {
        try (RecordingClient scoped = RecordingClient.connect(program.server());
                RecordingClient operator = RecordingClient.connect(program.server())) {
            scoped.identify(tokenOfMatch(1));
            operator.identify(ADMIN);

            scoped.subscribe(1, "system/health", "");
            operator.subscribe(1, "system/health", "");

            assertThat(scoped.await("suberr").get("code").asText()).isEqualTo("forbidden");
            operator.await("snap");
        }
    }
}
