package dev.touchline.server;

import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A replayed match 1 that plays while it is let, at 50 frames a second, into one program or several: 23 objects that move, and a
 * period that begins or ends every tenth of a second, each of which is an event.
 */
final class RunningFeed implements AutoCloseable {
    static final String MATCH = "{\"mode\":\"replay\",\"sources\":[{\"id\":1}],\"teams\":{\"home\":{\"players\":"
            + "[{\"objectId\":3,\"name\":\"C\"}]}}}";
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long FRAME_NS = 20_000_000L;
    private static final int FRAMES_A_PERIOD = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final DatagramChannel sender = DatagramChannel.open();
    private final DatagramEncoder source;
    private boolean playing;
    private int frame;

    RunningFeed(final List<InetSocketAddress> programs) throws IOException {
        source = new DatagramEncoder(1, 1, 7, null, datagram -> {
            try {
                for (final InetSocketAddress program : programs) {
                    sender.send(datagram.duplicate(), program);
                }
            } catch (final IOException e) {
                throw new AssertionError(e);
            }
        });
        thread.scheduleAtFixedRate(this::next, 0, FRAME_NS, TimeUnit.NANOSECONDS);
    }

    synchronized void play() {
        playing = true;
    }

    /** Nothing is sent once it has returned. */
    synchronized void pause() {
        playing = false;
    }

    /** How many frames were sent. */
    synchronized int frames() {
        return frame;
    }

    private synchronized void next() {
        if (!playing) {
            return;
        }
        final long captureNs = START_NS + frame * FRAME_NS;
        if (frame % FRAMES_A_PERIOD == 0) {
            final int period = frame / FRAMES_A_PERIOD % 2;
            source.matchClock(frame, captureNs, period, 0, period > 0, AttacksPlusX.HOME, true, Possession.NONE);
        }
        for (int object = 0; object < 23; object++) {
            final double turn = frame * 0.02 + object;
            source.position(
                    object,
                    0,
                    frame,
                    captureNs,
                    (int) (30_000 * Math.cos(turn)),
                    (int) (20_000 * Math.sin(turn)),
                    0,
                    20,
                    object == 22 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
        frame++;
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        sender.close();
    }
}
