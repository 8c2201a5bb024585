package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.server.config.ConfigException;
import dev.touchline.server.config.ConfigKey;
import dev.touchline.server.config.ConfigReader;
import dev.touchline.server.config.LogFormat;
import dev.touchline.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the files of deploy/ to the program. */
@Timeout(20)
class DeploymentTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Pattern OPTION = Pattern.compile("-X[^\\s\"')]+");

    private static List<String> options(final Path file) throws IOException {
        return OPTION.matcher(Files.readAllLines(file).stream()
                        .filter(line -> !line.strip().startsWith("#"))
                        .reduce("", (all, line) -> all + "\n" + line))
                .results()
                .map(match -> match.group())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"touchline.service", "Containerfile"})
    void shouldStartTheProgramAsTheLauncherDoes(final String file) throws IOException {
        final List<String> launcher = options(ROOT.resolve("touchline"));

        assertThat(launcher).contains("-Xmx1g", "-XX:+UseG1GC");
        assertThat(options(DEPLOY.resolve(file))).containsExactlyElementsOf(launcher);
    }

    @Test
    void shouldShowAConfigurationThatTheProgramTakesWithATokenAndRefusesWithout() throws Exception {
        final Path file = DEPLOY.resolve("touchline.yaml");

        final ServerConfig config = ConfigReader.read(file, Map.of("TOUCHLINE_TOKEN", "correct horse"), Map.of());

        assertThat(config.security().isTls()).isTrue();
        assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
        assertThat(config.toString()).doesNotContain("correct horse");
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("host is beyond loopback and no token is set")
                .hasMessageContaining("feed.host is beyond loopback and no token is set");
    }

    @Test
    void shouldNameOnlyVariablesThatThereAre() throws IOException {
        final List<String> known = List.of(ConfigKey.values()).stream()
                .map(ConfigKey::environmentName)
                .toList();
        for (final String file : new String[] {"touchline.service", "Containerfile"}) {
            final List<String> named = Pattern.compile("TOUCHLINE_[A-Z_]+")
                    .matcher(Files.readString(DEPLOY.resolve(file)))
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertThat(named).isNotEmpty();
            assertThat(known).containsAll(named);
        }
    }
}
