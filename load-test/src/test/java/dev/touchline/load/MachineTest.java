package dev.touchline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class MachineTest {
    @Test
    void shouldNameTheModelWhenTheSystemSays(@TempDir final Path directory) throws IOException {
        final Path info = Files.writeString(
                directory.resolve("cpuinfo"), "processor\t: 0\nvendor_id\t: Example\nmodel name\t: Example 9000 X\n");

        assertThat(Machine.processor(info)).isEqualTo("Example 9000 X");
    }

    @Test
    void shouldNameTheArchitectureWhenTheSystemDoesNotSay(@TempDir final Path directory) {
        assertThat(Machine.processor(directory.resolve("none"))).isEqualTo(System.getProperty("os.arch"));
        assertThat(Machine.line()).contains(" cores, ").contains(System.getProperty("java.runtime.version"));
    }
}
