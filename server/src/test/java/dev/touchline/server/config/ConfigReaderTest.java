package dev.touchline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class ConfigReaderTest {
    @TempDir
    private Path folder;

    @Test
    void shouldLetTheCommandLineWinOverTheEnvironmentOverTheFile() throws Exception {
        final Path file = Files.writeString(
                folder.resolve("c.yaml"),
                "http.port: 1\nlive: {port: 2}\nfeed:\n  port: 3\n  multicast: [239.1.1.1, 239.1.1.2]\n");

        final ServerConfig config = ConfigReader.read(
                file,
                Map.of("TOUCHLINE_LIVE_PORT", "20", "TOUCHLINE_FEED_PORT", "30"),
                Map.of(ConfigKey.FEED_PORT, "300"));

        assertThat(config.httpPort()).isEqualTo(1);
        assertThat(config.livePort()).isEqualTo(20);
        assertThat(config.feedPort()).isEqualTo(300);
        assertThat(config.feedMulticast()).hasSize(2);
        assertThat(config.host().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        assertThatThrownBy(() -> ConfigReader.read(
                        null,
                        Map.of(),
                        Map.of(
                                ConfigKey.HTTP_PORT, "x",
                                ConfigKey.RING_CAPACITY, "100000",
                                ConfigKey.HOST, "0.0.0.0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http.port is not")
                .hasMessageContaining("ring.capacity is not a power of two")
                .hasMessageContaining("host is beyond loopback and no token is set");
    }

    @Test
    void shouldNameUnknownKeysTogetherWithWrongValues() throws Exception {
        final Path file = Files.writeString(folder.resolve("c.yaml"), "tokn: correct horse\nhttp.port: x\nlive: 5\n");

        assertThatThrownBy(() -> ConfigReader.read(file, Map.of("TOUCHLINE_FEED_PORT", "y"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown key: tokn")
                .hasMessageContaining("unknown key: live")
                .hasMessageContaining("http.port is not")
                .hasMessageContaining("feed.port is not");
    }

    @Test
    void shouldFindVariablesThatAreNoKeys() {
        assertThat(ConfigReader.unknownVariables(Map.of(
                        "TOUCHLINE_TOKN", "correct horse",
                        "TOUCHLINE_HTTPPORT", "1",
                        "TOUCHLINE_HTTP_PORT", "1",
                        "TOUCHLINE_LOG", "DEBUG",
                        "TOUCHLINE_FEEDS", "feeds",
                        "HOME", "/")))
                .containsExactly("TOUCHLINE_HTTPPORT", "TOUCHLINE_TOKN");
    }

    @Test
    void shouldNeverPrintTheToken() throws Exception {
        final ServerConfig config = ConfigReader.read(null, Map.of(), Map.of(ConfigKey.TOKEN, "correct horse"));

        assertThat(config).asString().contains("token=set").doesNotContain("horse");
    }

    @Test
    void shouldNameAnUnknownKeyWithoutItsValue() throws Exception {
        final Path file = Files.writeString(folder.resolve("c.yaml"), "tokn: correct horse\n");

        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown key: tokn")
                .hasMessageNotContaining("horse");
    }

    @Test
    void shouldNameTheEnvironmentAfterTheKey() {
        assertThat(ConfigKey.FEED_RECEIVE_BUFFER.environmentName()).isEqualTo("TOUCHLINE_FEED_RECEIVE_BUFFER");
        assertThat(ConfigKey.ALLOWED_HOSTS.environmentName()).isEqualTo("TOUCHLINE_ALLOWED_HOSTS");
    }
}
