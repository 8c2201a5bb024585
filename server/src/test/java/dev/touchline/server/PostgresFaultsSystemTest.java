package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.server.config.ConfigKey;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PostgreSQL that holds a change up, ends connections, or serves two masters. */
@Timeout(120)
class PostgresFaultsSystemTest {
    private static final String MATCH = "/api/v1/matches/1";

    private final Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
    private String url;
    private TestServer program;

    @BeforeEach
    void open() throws Exception {
        url = PostgresCluster.newDatabase();
        options.put(ConfigKey.DATABASE_URL, url);
        options.put(ConfigKey.DATABASE_USER, PostgresCluster.USER);
        options.put(ConfigKey.DATABASE_PASSWORD, PostgresCluster.PASSWORD);
        program = TestServer.open(options);
        assertThat(name("Before")).isEqualTo(201);
    }

    @AfterEach
    void close() {
        // Nothing was opened where there is no PostgreSQL.
        if (program != null) {
            program.close();
        }
    }

    private int name(final String name) throws Exception {
        return program.send("PUT", MATCH, "{\"name\":\"" + name + "\"}").statusCode();
    }

    private String name() throws Exception {
        return program.get(MATCH).get("name").asText();
    }

    @Test
    void shouldGiveUpAChangeThatIsHeldUpAndServeEverythingElse() throws Exception {
        try (Connection other = PostgresCluster.connect(url);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE server_numbers IN ACCESS EXCLUSIVE MODE");

            final HttpResponse<String> refused = program.send("PUT", MATCH, "{\"name\":\"Held\"}");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("store-unavailable");
            assertThat(name()).isEqualTo("Before");
            assertThat(program.get(MATCH + "/game").has("clock")).isTrue();
            other.rollback();
        }
        await().until(() -> name("After") == 200);
        assertThat(name()).isEqualTo("After");
        assertThat(program.get("/api/v1/health").get("status").asText()).isEqualTo("ok");
    }

    @Test
    void shouldGoOnAfterItsConnectionsWereEnded() throws Exception {
        try (Connection other = PostgresCluster.connect(url);
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        await().until(() -> name("After") == 200);

        program.close();
        program = TestServer.open(options);
        assertThat(name()).isEqualTo("After");
    }

    @Test
    void shouldLetOnlyOneOfTwoServersChangeTheSameDatabase() throws Exception {
        try (TestServer other = TestServer.open(options)) {
            assertThat(name("First")).isEqualTo(200);

            for (int attempt = 0; attempt < 3; attempt++) {
                final HttpResponse<String> refused = other.send("PUT", MATCH, "{\"name\":\"Second\"}");
                assertThat(refused.statusCode()).isEqualTo(409);
                assertThat(refused.body()).contains("another server");
            }
        }
        assertThat(name("Third")).isEqualTo(200);
        program.close();
        program = TestServer.open(options);
        assertThat(name()).isEqualTo("Third");
    }
}
