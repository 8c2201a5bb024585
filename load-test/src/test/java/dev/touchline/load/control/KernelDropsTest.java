package dev.touchline.load.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class KernelDropsTest {
    // 0x2BC0 is 11200.
    private static final String TABLE = """
               sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
             1142: 0100007F:2BC0 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 31337 2 0000000000000000 17
             1143: 0100007F:2BC0 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 31338 2 0000000000000000 25
             1144: 0100007F:2BC1 0100007F:2BC0 07 00000000:00000000 00:00000000 00000000     0        0 31339 2 0000000000000000 99
            """;

    @Test
    void shouldSumDropsOfEverySocketWhenSeveralShareThePort(@TempDir final Path directory) throws IOException {
        final Path table = Files.writeString(directory.resolve("udp"), TABLE);
        final KernelDrops drops = new KernelDrops(List.of(table, directory.resolve("udp6")));

        assertThat(drops.ofPort(11_200)).hasValue(42);
        assertThat(drops.ofPort(11_201)).hasValue(99);
        assertThat(drops.ofPort(11_202)).isEmpty();
    }

    @Test
    void shouldSayNothingWhenTableIsNotReadable(@TempDir final Path directory) {
        final KernelDrops drops = new KernelDrops(List.of(directory.resolve("none")));

        assertThat(drops.ofPort(11_200)).isEmpty();
    }
}
