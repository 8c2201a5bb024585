package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the event loop allocates for a frame does not grow with the clients that it goes to. */
@Timeout(120)
class FanOutAllocationTest extends LiveServerFixture {
    private static final int CLIENTS = 64;
    private static final int FRAMES = 1_000;
    /** The least that an object takes on a 64-bit JVM: less a client's frame is none. */
    private static final double AN_OBJECT = 16;

    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
    private final List<SocketClient> clients = new ArrayList<>();
    private long lastSeq;

    @BeforeEach
    void detectNoLeaks() {
        // As the program does: the detector follows one frame in 128 to every client.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    @AfterEach
    void detectLeaks() {
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void shouldNotAllocateAnObjectForAClientAndFrame() throws IOException {
        final long loop = loop();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new SocketClient(server.address()));
                clients.get(i).subscribe(1, 1, "");
            }
            send(FRAMES);
            final long before = allocated(loop);
            send(FRAMES);

            // Heartbeats are in it too: one a second, written once for all clients with the same streams.
            assertThat((allocated(loop) - before) / (double) (CLIENTS * FRAMES)).isLessThan(AN_OBJECT);
        } finally {
            for (final SocketClient client : clients) {
                client.close();
            }
        }
    }

    private void send(final int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            lastSeq++;
            publish(1, lastSeq);
            for (final SocketClient client : clients) {
                while (client.read()[6] != 'f') {
                    // A heartbeat: {"t":"hb" instead of {"t":"frame".
                }
            }
        }
    }

    private static long allocated(final long thread) {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(thread);
    }

    private static long loop() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith("touchline-live"))
                .mapToLong(Thread::getId)
                .max()
                .orElseThrow();
    }
}
