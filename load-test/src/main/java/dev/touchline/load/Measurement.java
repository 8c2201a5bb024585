package dev.touchline.load;

import dev.touchline.load.control.ControlClient;
import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.FeedWatch;
import dev.touchline.load.control.KernelDrops;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.feed.FeedSender;
import dev.touchline.load.feed.FeedShape;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.LiveClients;
import dev.touchline.load.live.LiveResult;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The two matches of a load test against a server that is ready. One thread, which also sends. */
final class Measurement {
    private static final long MOMENT_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_MOMENTS = 20;

    private final LoadSettings settings;
    private final FeedShape shape;
    private final ControlClient control;
    private final InetSocketAddress feed;
    private final FeedSender sender;
    private final LiveClients clients;
    private final SendClock clock;
    private final Optional<LongSupplier> serverCpuNs;
    private final PrintStream out;
    private final List<Long> made = new ArrayList<>();

    Measurement(
            final LoadSettings settings,
            final ControlClient control,
            final InetSocketAddress feed,
            final FeedSender sender,
            final LiveClients clients,
            final SendClock clock,
            final Optional<LongSupplier> serverCpuNs,
            final PrintStream out) {
        this.settings = settings;
        this.shape = settings.profile().shape();
        this.control = control;
        this.feed = feed;
        this.sender = sender;
        this.clients = clients;
        this.clock = clock;
        this.serverCpuNs = serverCpuNs;
        this.out = out;
    }

    LoadReport run() throws IOException {
        try {
            if (settings.warmupSeconds() > 0) {
                warmUp();
            }
            return measure();
        } finally {
            made.forEach(this::remove);
        }
    }

    private void warmUp() throws IOException {
        say("warm-up: match=%d, seconds=%d", LoadRun.WARMUP_MATCH, settings.warmupSeconds());
        final FeedWatch watch = open(LoadRun.WARMUP_MATCH, "warm-up", false);
        final double ramp = settings.warmupSeconds() / 2.0;
        final SendResult sent = send(
                new FeedRun(shape, LoadRun.WARMUP_MATCH, settings.recordsPerSecond(), settings.warmupSeconds(), ramp));
        final FeedStatus status = watch.awaitQuiet(sent.records());
        if (status.received() != sent.records()) {
            say("warm-up: sent=%d, received=%d", sent.records(), status.received());
        }
    }

    private LoadReport measure() throws IOException {
        final FeedWatch watch = open(LoadRun.MEASURED_MATCH, "measured", true);
        final KernelDrops kernel = KernelDrops.system();
        final LossEvidence.Snapshot before = LossEvidence.Snapshot.take(control, kernel, feed);
        say(
                "measuring: match=%d, records/s=%d, seconds=%d, clients=%d",
                LoadRun.MEASURED_MATCH, settings.recordsPerSecond(), settings.seconds(), settings.clients());
        final long cpuBefore = cpuNs();
        final SendResult sent =
                send(new FeedRun(shape, LoadRun.MEASURED_MATCH, settings.recordsPerSecond(), settings.seconds(), 0));
        final double serverCores = (double) (cpuNs() - cpuBefore) / sent.tookNs();
        final FeedStatus status = watch.awaitQuiet(sent.records());
        final LossEvidence evidence = LossEvidence.between(before, LossEvidence.Snapshot.take(control, kernel, feed));
        return new LoadReport(
                settings,
                sent,
                status,
                lastFrames(),
                evidence,
                serverCpuNs.isPresent() ? OptionalDouble.of(serverCores) : OptionalDouble.empty(),
                Machine.line());
    }

    /** Makes a match and lets every client subscribe to it. */
    private FeedWatch open(final long matchId, final String name, final boolean measured) throws IOException {
        control.makeMatch(matchId, name, shape, settings.recordsPerSecond());
        made.add(matchId);
        final FeedWatch watch = new FeedWatch(() -> control.feed(matchId), clock);
        watch.awaitSources(shape.cameras());
        clients.subscribe(matchId, settings.clientRate(), measured);
        return watch;
    }

    private SendResult send(final FeedRun feedRun) throws IOException {
        try {
            return sender.send(feedRun);
        } catch (final IOException e) {
            throw new IOException(
                    "feed refused: to=" + feed + ", match=" + feedRun.matchId() + ", cause=" + e.getMessage(), e);
        }
    }

    /** What the clients saw once nothing has arrived for a moment: the last frames are still on their way. */
    private LiveResult lastFrames() throws IOException {
        LiveResult seen = clients.result();
        for (int i = 0; i < MOST_MOMENTS; i++) {
            clock.park(MOMENT_NS);
            final LiveResult next = clients.result();
            if (next.frames() == seen.frames()) {
                return next;
            }
            seen = next;
        }
        return seen;
    }

    private void remove(final long matchId) {
        try {
            control.deleteMatch(matchId);
        } catch (final IOException e) {
            say("match left behind: match=%d, cause=%s", matchId, e.getMessage());
        }
    }

    private long cpuNs() {
        return serverCpuNs.map(LongSupplier::getAsLong).orElse(0L);
    }

    private void say(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
