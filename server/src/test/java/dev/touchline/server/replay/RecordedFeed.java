package dev.touchline.server.replay;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The datagrams of a simulated match from three sources, noisy, some lost, some twice and some out of order, with silences, the
 * same in every JVM: what a recording of a stadium's network would hold.
 */
public final class RecordedFeed {
    /** The match that the records are of. */
    public static final long MATCH_ID = 1;

    private static final long BASE_NS = 1_790_000_000_000_000_000L;
    private static final int SOURCES = 3;
    private static final int SIGMA_MM = 120;

    private RecordedFeed() {}

    /** Datagrams in the order of arrival. */
    public static List<byte[]> datagrams(final int frames) throws IOException {
        final List<byte[]> arrived = new ArrayList<>();
        final Random random = new Random(3);
        final List<DatagramEncoder> sources = new ArrayList<>();
        for (int source = 1; source <= SOURCES; source++) {
            sources.add(new DatagramEncoder(
                    MATCH_ID, source, 7, null, datagram -> arrive(bytes(datagram), random, arrived)));
        }
        final FeedFrame frame = new FeedFrame();
        try (MatchFeed feed = Feeds.open("sample", 5)) {
            for (int number = 0; number < frames && feed.next(frame); number++) {
                for (int source = 0; source < SOURCES; source++) {
                    if (isSilent(source, number)) {
                        continue;
                    }
                    send(sources.get(source), frame, BASE_NS + frame.mediaTimeNs() + source * 9_000_000L, random);
                }
            }
        }
        return arrived;
    }

    /** The last source for 1.6 s, and later everybody for 0.8 s. */
    private static boolean isSilent(final int source, final int frame) {
        return (source == SOURCES - 1 && frame >= 20 && frame < 60) || (frame >= 70 && frame < 90);
    }

    private static void send(
            final DatagramEncoder source, final FeedFrame frame, final long captureNs, final Random random) {
        final int number = (int) frame.number();
        source.matchClock(
                number,
                captureNs,
                frame.period(),
                frame.clockMs(),
                frame.clockRunning(),
                frame.attacksPlusX(),
                frame.ballInPlay(),
                frame.possession());
        source.flush();
        for (long left = frame.presentMask(); left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            source.position(
                    objectId,
                    RecordDescriptor.GROUND_POINT,
                    number,
                    captureNs,
                    frame.xMillimetres(objectId) + noise(random),
                    frame.yMillimetres(objectId) + noise(random),
                    frame.zMillimetres(objectId),
                    SIGMA_MM,
                    (left & (left - 1)) == 0 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
    }

    private static int noise(final Random random) {
        // One in a hundred is wrong by up to 8 m.
        return (int)
                (random.nextInt(100) == 0 ? (random.nextDouble() - 0.5) * 16_000 : random.nextGaussian() * SIGMA_MM);
    }

    private static byte[] bytes(final ByteBuffer datagram) {
        final byte[] copy = new byte[datagram.remaining()];
        datagram.get(copy);
        return copy;
    }

    private static void arrive(final byte[] datagram, final Random random, final List<byte[]> arrived) {
        final int fate = random.nextInt(20);
        if (fate == 0) {
            return;
        }
        arrived.add(arrived.isEmpty() || fate > 4 ? arrived.size() : arrived.size() - 1, datagram);
        if (fate == 19) {
            arrived.add(datagram);
        }
    }
}
