package dev.touchline.feeds.camera;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.sim.Prng;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.io.IOException;
import org.agrona.MutableDirectBuffer;

/**
 * A feed as several cameras would have seen it: the records of all of them, in the order in which they arrive. The same
 * settings and the same feed give the same bytes. One thread; allocates nothing per record once its queue has grown.
 *
 * <p>A record's sequence number is that of its capture, so records that overtake each other on the way show it. The first
 * camera also tells the state of play once a second.
 */
public final class SimulatedCameras {
    private static final double NANOS = 1e9;
    private static final long CLOCK_NS = 1_000_000_000L;
    private static final double MILLI = 1e3;

    private final CameraSettings settings;
    private final FrameWindow window;
    private final Prng random;
    private final long startNs;
    private final DatagramEncoder[] encoders;
    private final long[] phaseNs;
    private final int[] frames;
    private final ArrivalQueue arriving = new ArrivalQueue();
    private long nextClockNs;
    private long arrivesNs;
    private long arrivalNs;
    private boolean ended;

    /**
     * Cameras that see a feed from its next frame on.
     *
     * @param matchId the match of their records
     * @param firstSourceId the first camera's source; the others' follow
     * @param startNs capture time of the feed's first frame, ns TAI
     * @throws IOException when the feed cannot be read
     */
    public SimulatedCameras(
            final MatchFeed feed,
            final CameraSettings settings,
            final long matchId,
            final int firstSourceId,
            final long startNs)
            throws IOException {
        this.settings = settings;
        this.startNs = startNs;
        window = new FrameWindow(feed);
        random = new Prng(settings.seed());
        encoders = new DatagramEncoder[settings.cameras()];
        phaseNs = new long[settings.cameras()];
        frames = new int[settings.cameras()];
        for (int camera = 0; camera < encoders.length; camera++) {
            encoders[camera] = new DatagramEncoder(
                    matchId, firstSourceId + camera, 1, null, record -> arriving.add(arrivesNs, record));
            // Not before the second frame: the window begins there.
            final double periodNs = NANOS / settings.rateHz();
            phaseNs[camera] = window.before().mediaTimeNs() + (long) (periodNs * random.uniform());
        }
        nextClockNs = window.before().mediaTimeNs();
    }

    /**
     * Hands out the next record to arrive; false when there are no more.
     *
     * @param into gets its 64 bytes
     * @throws IOException when the feed cannot be read
     */
    public boolean next(final MutableDirectBuffer into, final int offset) throws IOException {
        while (!ended) {
            final int camera = nextCamera();
            final long captureNs = captureNs(camera);
            if (!arriving.isEmpty() && arriving.firstArrivalNs() <= startNs + captureNs) {
                break;
            }
            if (window.moveTo(captureNs)) {
                capture(camera, captureNs);
                frames[camera]++;
            } else {
                ended = true;
            }
        }
        if (arriving.isEmpty()) {
            return false;
        }
        arrivalNs = arriving.firstArrivalNs();
        arriving.take(into, offset);
        return true;
    }

    /** When the last record that was handed out arrives, ns TAI. */
    public long arrivalNs() {
        return arrivalNs;
    }

    private int nextCamera() {
        int next = 0;
        for (int camera = 1; camera < encoders.length; camera++) {
            if (captureNs(camera) < captureNs(next)) {
                next = camera;
            }
        }
        return next;
    }

    /** Media time of a camera's next frame. */
    private long captureNs(final int camera) {
        return phaseNs[camera] + (long) (frames[camera] * (NANOS / settings.rateHz()));
    }

    private void capture(final int camera, final long mediaNs) {
        if (camera == 0 && mediaNs >= nextClockNs) {
            nextClockNs = mediaNs + CLOCK_NS;
            clock(mediaNs);
        }
        long seen = 0;
        for (long left = window.presentMask(); left != 0; left &= left - 1) {
            seen |= random.chance(settings.missing()) ? 0 : Long.lowestOneBit(left);
        }
        final int playing = window.before().ballInPlay() ? RecordDescriptor.FLAG_BALL_IN_PLAY : 0;
        for (long left = seen; left != 0; left &= left - 1) {
            final boolean last = (left & left - 1) == 0;
            see(
                    camera,
                    Long.numberOfTrailingZeros(left),
                    mediaNs,
                    last ? playing | RecordDescriptor.FLAG_LAST_OF_FRAME : playing);
        }
    }

    private void clock(final long mediaNs) {
        final FeedFrame frame = window.before();
        arrivesNs = arrival(mediaNs);
        encoders[0].matchClock(
                frames[0],
                startNs + mediaNs,
                frame.period(),
                frame.clockMs(),
                frame.clockRunning(),
                frame.attacksPlusX(),
                frame.ballInPlay(),
                frame.possession());
        encoders[0].flush();
    }

    private long arrival(final long mediaNs) {
        return startNs + mediaNs + (long) (settings.maxDelayMs() * 1e6 * random.uniform());
    }

    private void see(final int camera, final int objectId, final long mediaNs, final int flags) {
        final double sigma = settings.sigmaMetres() * MILLI;
        double x = window.xMillimetres(objectId, mediaNs) + sigma * random.normal();
        double y = window.yMillimetres(objectId, mediaNs) + sigma * random.normal();
        final double z = window.isHeightKnown(objectId)
                ? window.zMillimetres(objectId, mediaNs) + sigma * random.normal()
                : FeedFrame.UNKNOWN;
        if (random.chance(settings.outliers())) {
            final double distance = settings.outlierMetres() * MILLI * random.uniform();
            final double direction = 2 * StrictMath.PI * random.uniform();
            x += distance * StrictMath.cos(direction);
            y += distance * StrictMath.sin(direction);
        }
        arrivesNs = arrival(mediaNs);
        encoders[camera].position(
                objectId,
                RecordDescriptor.GROUND_POINT,
                frames[camera],
                startNs + mediaNs,
                (int) Math.rint(x),
                (int) Math.rint(y),
                (int) Math.rint(z),
                settings.statesSigma() ? (int) Math.rint(sigma) : 0,
                flags);
        encoders[camera].flush();
    }
}
