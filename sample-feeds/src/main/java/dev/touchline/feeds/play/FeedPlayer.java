package dev.touchline.feeds.play;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.TaiTime;
import java.io.IOException;
import java.net.Inet6Address;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Plays a feed to a UDP port: every frame's positions in one datagram (in several past 23 objects, 22 over IPv6), match
 * clocks in datagrams of their own before the frame, a heartbeat each second of wall time.
 *
 * <p>Open loop: a frame is due at its media time divided by the speed after the start, whatever happened to the ones
 * before. A frame that leaves later than one frame interval (at least 5 ms) is late; that is counted and told to the
 * listener. {@link #play} runs on the caller's thread until the end; {@link #stop} may come from any thread. A player
 * plays once.
 */
public final class FeedPlayer {
    private static final long HEARTBEAT_INTERVAL_NS = 1_000_000_000L;
    private static final long MIN_TOLERANCE_NS = 5_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int RECORDS_PER_DATAGRAM_IPV4 = 23;
    private static final int RECORDS_PER_DATAGRAM_IPV6 = 22;

    private final MatchFeed feed;
    private final PlaySettings settings;
    private final Pacer pacer;
    private final PlayListener listener;
    private final FeedFrame frame = new FeedFrame();
    private final BooleanSupplier done = this::done;
    private volatile boolean stopped;
    private volatile Thread playing;

    private DatagramSender sender;
    private FrameEncoder encoder;
    private LagMeter lag;
    private long startNs;
    private long baseNs;
    private long mediaOffsetNs;
    private long framesSent;
    private long lastCaptureNs;
    private long nextHeartbeatNs;
    private long nominalRate;
    private long failuresTold;
    private long nextFailureReportNs;
    private int loopsDone;

    /** A player for one play; the feed stays the caller's to close. */
    public FeedPlayer(
            final MatchFeed feed, final PlaySettings settings, final Pacer pacer, final PlayListener listener) {
        this.feed = feed;
        this.settings = settings;
        this.pacer = pacer;
        this.listener = listener;
    }

    /** A player by the machine's clocks that tells nobody. */
    public FeedPlayer(final MatchFeed feed, final PlaySettings settings) {
        this(feed, settings, new SystemPacer(TaiTime.DEFAULT_OFFSET_SECONDS), PlayListener.NONE);
    }

    /**
     * Plays to the end, the frame limit or {@link #stop}.
     *
     * @throws IOException when the feed cannot be read or no socket opened; sends that fail are only counted
     */
    public PlayReport play() throws IOException {
        if (playing != null) {
            throw new IllegalStateException("a player plays once");
        }
        playing = Thread.currentThread();
        try (DatagramSender opened = DatagramSender.open(settings.to())) {
            warmUp();
            sender = opened;
            begin();
            while (!done()) {
                final long framesBefore = framesSent;
                playOnce();
                if (!done()) {
                    loopsDone++;
                    nextLoop(framesSent == framesBefore);
                }
            }
            lag.finish();
            tellFailures(Long.MAX_VALUE);
            return new PlayReport(
                    framesSent,
                    encoder.recordsSent(),
                    sender.sent(),
                    sender.failures(),
                    lag.framesLate(),
                    lag.maxLagNs(),
                    loopsDone,
                    lastCaptureNs);
        }
    }

    /** Makes {@link #play} return after the frame it is sending. Any thread; more than once is the same as once. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(playing);
    }

    /** Loads what the first frame needs, so that it does not leave late. */
    private void warmUp() {
        final FrameEncoder nowhere =
                new FrameEncoder(new DatagramEncoder(0, 0, 0, null, datagram -> {}), RECORDS_PER_DATAGRAM_IPV4, 0);
        frame.begin(0, 0);
        frame.place(ObjectIds.BALL, 0, 0, 0);
        nowhere.frame(frame, 0);
        nowhere.heartbeat(frame, 0, 0);
    }

    private void begin() {
        final boolean overIpv6 = settings.to().getAddress() instanceof Inet6Address;
        final long taiNs = pacer.taiNs();
        startNs = pacer.monotonicNs();
        baseNs = settings.baseTimeNs().orElse(taiNs);
        nextHeartbeatNs = startNs;
        nextFailureReportNs = startNs;
        final double perSecond = feed.description().frameRate().perSecond();
        final double speed = settings.speed() == 0 ? 1 : settings.speed();
        final long intervalNs = (long) (NANOS_PER_SECOND / (perSecond * speed));
        lag = new LagMeter(Math.max(MIN_TOLERANCE_NS, intervalNs), listener);
        final long utcSeconds = TaiTime.toUtcNs(taiNs, TaiTime.DEFAULT_OFFSET_SECONDS) / NANOS_PER_SECOND;
        final int session = settings.session().orElse(PlaySettings.sessionAt(utcSeconds));
        encoder = new FrameEncoder(
                new DatagramEncoder(
                        settings.matchId(),
                        settings.sourceId(),
                        session,
                        settings.key().orElse(null),
                        sender),
                overIpv6 ? RECORDS_PER_DATAGRAM_IPV6 : RECORDS_PER_DATAGRAM_IPV4,
                feed.description().sigmaMillimetres());
        listener.onSessionStarted(0, session);
    }

    private void nextLoop(final boolean empty) throws IOException {
        if (empty || loopsDone == settings.loops()) {
            stopped = true;
            return;
        }
        mediaOffsetNs = lastCaptureNs - baseNs + feed.description().frameRate().timeNs(1);
        feed.rewind();
        encoder.restart();
        listener.onSessionStarted(loopsDone, encoder.session());
    }

    private void playOnce() throws IOException {
        while (!done() && feed.next(frame)) {
            if (nominalRate == 0) {
                nominalRate = nominalRate();
            }
            final long captureNs = baseNs + mediaOffsetNs + frame.mediaTimeNs();
            final long dueNs = dueNs(captureNs);
            awaitFrame(dueNs, captureNs);
            if (!done()) {
                send(captureNs, dueNs);
            }
        }
    }

    private void send(final long captureNs, final long dueNs) {
        final long nowNs = pacer.monotonicNs();
        encoder.frame(frame, captureNs);
        framesSent++;
        lastCaptureNs = captureNs;
        if (settings.speed() > 0) {
            lag.onFrame(dueNs, nowNs);
        }
        if (nowNs - nextHeartbeatNs >= 0) {
            heartbeat(captureNs, nowNs);
        }
        tellFailures(nowNs);
    }

    private void awaitFrame(final long dueNs, final long captureNs) {
        if (settings.speed() == 0) {
            return;
        }
        while (!done() && framesSent > 0 && dueNs - nextHeartbeatNs > 0) {
            pacer.awaitUntil(nextHeartbeatNs, done);
            final long nowNs = pacer.monotonicNs();
            final long aheadNs = Math.max(0, (long) ((dueNs - nowNs) * settings.speed()));
            if (!done()) {
                heartbeat(Math.max(lastCaptureNs, captureNs - aheadNs), nowNs);
            }
        }
        pacer.awaitUntil(dueNs, done);
    }

    private void heartbeat(final long timeNs, final long nowNs) {
        encoder.heartbeat(frame, timeNs, nominalRate);
        nextHeartbeatNs = Math.max(nextHeartbeatNs + HEARTBEAT_INTERVAL_NS, nowNs);
    }

    private long dueNs(final long captureNs) {
        final double speed = settings.speed() == 0 ? 1 : settings.speed();
        return startNs + (long) ((captureNs - baseNs) / speed);
    }

    private long nominalRate() {
        final double speed = settings.speed() == 0 ? 1 : settings.speed();
        return Math.round(frame.presentCount() * feed.description().frameRate().perSecond() * speed);
    }

    private void tellFailures(final long nowNs) {
        if (sender.failures() > failuresTold && nowNs - nextFailureReportNs >= 0) {
            failuresTold = sender.failures();
            nextFailureReportNs = nowNs + NANOS_PER_SECOND;
            listener.onSendFailed(failuresTold, sender.lastFailure());
        }
    }

    private boolean done() {
        return stopped
                || (settings.frameLimit() > 0 && framesSent >= settings.frameLimit())
                || (sender != null && sender.isClosed());
    }
}
