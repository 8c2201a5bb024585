package dev.touchline.load.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ServerLinesTest {
    private static final List<String> LINES = List.of(
            "INFO settings: httpPort=0",
            "dashboard: http://127.0.0.1:34567/",
            "live: ws://127.0.0.1:34568/v1/live",
            "feed: udp://127.0.0.1:34569",
            "ready");

    @Test
    void shouldFindAddressesWhenServerIsReady() throws IOException {
        assertThat(ServerLines.isReady(LINES)).isTrue();
        assertThat(ServerLines.api(LINES)).isEqualTo(URI.create("http://127.0.0.1:34567/"));
        final ServerAddresses addresses = ServerLines.addresses(LINES);
        assertThat(addresses.live()).isEqualTo(URI.create("ws://127.0.0.1:34568/v1/live"));
        assertThat(addresses.feed().getPort()).isEqualTo(34_569);
        assertThat(addresses.feed().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void shouldNotBeReadyWhenLastLineIsMissing() {
        assertThat(ServerLines.isReady(LINES.subList(0, 4))).isFalse();
        assertThat(ServerLines.isReady(List.of("not ready"))).isFalse();
    }

    @Test
    void shouldNameTheAddressThatIsMissingWhenServerPrintsNone() {
        assertThatThrownBy(() -> ServerLines.addresses(LINES.subList(0, 3)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing=feed");
        assertThatThrownBy(() -> ServerLines.api(List.of("dashboard: http://127.0.0.1/")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("without host or port");
        assertThatThrownBy(() -> ServerLines.api(List.of("dashboard: http://[")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no address");
    }
}
