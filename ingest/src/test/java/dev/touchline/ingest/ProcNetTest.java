package dev.touchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class ProcNetTest {
    @TempDir
    Path folder;

    @Test
    void shouldAddWhatBothFamiliesLostAgainstTheirWill() throws IOException {
        Files.writeString(folder.resolve("snmp"), """
                Tcp: RtoAlgorithm RtoMin
                Tcp: 1 200
                Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors
                Udp: 900 3 100 800 60 7 5 0 2
                UdpLite: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors
                UdpLite: 0 0 0 0 1000 0 0 0 0
                """);
        Files.writeString(folder.resolve("snmp6"), """
                Udp6InDatagrams                         \t44
                Udp6InErrors                            \t30
                Udp6RcvbufErrors                        \t20
                Udp6InCsumErrors                        \t1
                UdpLite6RcvbufErrors                    \t1000
                """);

        // IPv4 60 + 5 + 2, IPv6 20 + 1.
        assertThat(new ProcNet(folder).losses()).isEqualTo(88);
    }

    @Test
    void shouldAddTheDropsOfAllSocketsOnAPort() throws IOException {
        // 9100 is 0x238C; the last column is the drops.
        Files.writeString(folder.resolve("udp"), """
                   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
                  110: 0100007F:238C 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 11 2 0 12
                  111: 0100007F:238C 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 12 2 0 30
                  112: 0100007F:238D 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 13 2 0 500
                """);

        assertThat(new ProcNet(folder).dropsOfPort(9100)).isEqualTo(42);
    }

    @Test
    void shouldReadAFileOfAnyLengthAnew() throws IOException {
        final ProcNet proc = new ProcNet(folder);
        final String other = "Udp6NoPorts 5\n".repeat(2_000);
        Files.writeString(folder.resolve("snmp6"), other + "Udp6RcvbufErrors 7\n");
        assertThat(proc.losses()).isEqualTo(7);

        Files.writeString(folder.resolve("snmp6"), "Udp6MemErrors 9");
        assertThat(proc.losses()).isEqualTo(9);
    }

    @Test
    void shouldKnowNothingWhereThereIsNoSuchFile() {
        assertThat(new ProcNet(folder).losses()).isZero();
        assertThat(new ProcNet(folder).dropsOfPort(9100)).isZero();
    }
}
