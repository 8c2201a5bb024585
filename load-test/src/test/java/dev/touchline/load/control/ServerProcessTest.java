package dev.touchline.load.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.load.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerProcessTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FakeServer.class.getName());

    @Test
    void shouldAnswerUntilClosedWhenServerStarts() throws IOException {
        final ControlClient control;
        final Path output;
        try (ServerProcess server = ServerProcess.start(COMMAND, TIMEOUT)) {
            control = new ControlClient(server.api(), Optional.empty());
            output = server.output();
            assertThat(control.addresses().live()).isEqualTo(server.addresses().live());
            assertThat(output).content().contains("ready");
        }
        assertThat(output).doesNotExist();
        assertThatThrownBy(control::addresses).isInstanceOf(IOException.class);
    }

    @Test
    void shouldKeepOutputWhenTold() throws IOException {
        final Path output;
        try (ServerProcess server = ServerProcess.start(COMMAND, TIMEOUT)) {
            output = server.output();
            server.keepOutput();
        }
        assertThat(output).content().contains("dashboard: ");
        Files.delete(output);
    }

    @Test
    void shouldStopServerAndNameItsOutputWhenItIsNotReadyInTime() throws IOException {
        assertThatThrownBy(() -> ServerProcess.start(COMMAND, Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("timeoutMs=0")
                .satisfies(e -> Files.delete(
                        Path.of(e.getMessage().substring(e.getMessage().indexOf("output=") + "output=".length()))));
    }

    @Test
    void shouldFailWhenThereIsNoSuchProgram() {
        assertThatThrownBy(() -> ServerProcess.start(List.of("no-such-program-here"), TIMEOUT))
                .isInstanceOf(IOException.class);
    }
}
