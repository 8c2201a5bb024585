package dev.touchline.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy between two plain sockets. */
@Timeout(30)
class FaultProxyTest {
    private ServerSocket door;
    private FaultProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.open((InetSocketAddress) door.getLocalSocketAddress());
        client = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        server = door.accept();
        client.setSoTimeout(20_000);
        server.setSoTimeout(20_000);
        assertPasses(client, server, "ask");
        assertPasses(server, client, "answer");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        proxy.close();
        door.close();
    }

    private static void assertPasses(final Socket from, final Socket to, final String text) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        from.getOutputStream().write(bytes);
        assertThat(to.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
    }

    @Test
    void shouldResetBothSidesWhenItCuts() {
        proxy.inflict(new Fault.Cut());

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void shouldLoseNothingWhenItDelaysAndThrottles() throws IOException {
        proxy.inflict(new Fault.Delay(50));
        assertPasses(client, server, "delayed");

        proxy.inflict(new Fault.Throttle(2_000, 200));
        assertPasses(server, client, "x".repeat(500));
    }

    @Test
    void shouldEndOneDirectionAndKeepTheOtherWhenItHalfCloses() throws IOException {
        proxy.inflict(new Fault.HalfClose(true));

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertPasses(client, server, "still here");
    }

    @Test
    void shouldEndTheWayToTheServerWhenItHalfClosesThere() throws IOException {
        proxy.inflict(new Fault.HalfClose(false));

        assertThat(server.getInputStream().read()).isEqualTo(-1);
        assertPasses(server, client, "still here");
    }

    @Test
    void shouldDrawEveryKindOfFault() {
        final Random random = new Random(1);
        final Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            kinds.add(Fault.draw(random).getClass());
        }

        assertThat(kinds).hasSize(4);
    }
}
