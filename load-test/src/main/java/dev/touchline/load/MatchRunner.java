package dev.touchline.load;

import dev.touchline.load.clients.ListeningSide;
import dev.touchline.load.clients.LiveDifference;
import dev.touchline.load.control.ControlClient;
import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.FeedWatch;
import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.KernelDrops;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.feed.FeedSender;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.LiveResult;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Plays matches to a server that is ready, one after the other. One thread, which also sends. */
final class MatchRunner implements AutoCloseable {
    private static final long MOMENT_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_MOMENTS = 20;

    private final LoadSettings settings;
    private final ControlClient control;
    private final InetSocketAddress feed;
    private final FeedSender sender;
    private final ListeningSide clients;
    private final Instruments instruments;
    private final SendClock clock;
    private final PrintStream out;
    private final List<Long> made = new ArrayList<>();

    MatchRunner(
            final LoadSettings settings,
            final ControlClient control,
            final InetSocketAddress feed,
            final FeedSender sender,
            final ListeningSide clients,
            final Instruments instruments,
            final SendClock clock,
            final PrintStream out) {
        this.settings = settings;
        this.control = control;
        this.feed = feed;
        this.sender = sender;
        this.clients = clients;
        this.instruments = instruments;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Makes a match, lets every client subscribe to it, sends it and waits until the server is quiet. The match stays until
     * {@link #close}, or until one of the same id is played.
     *
     * @param measured whether the clients count its frames
     */
    MatchResult play(final FeedRun run, final String name, final boolean measured) throws IOException {
        control.makeMatch(run.matchId(), name, run.shape(), run.recordsPerSecond());
        made.add(run.matchId());
        final FeedWatch watch = new FeedWatch(() -> control.feed(run.matchId()), clock);
        watch.awaitSources(run.shape().cameras());
        clients.subscribe(List.of(run.matchId()), settings.clientRate(), measured);
        final LiveResult seenBefore = clients.result();
        final KernelDrops kernel = KernelDrops.system();
        final LossEvidence.Snapshot lossBefore = LossEvidence.Snapshot.take(control, kernel, feed);
        final Instruments.Reading before = instruments.read();
        final SendResult sent = send(run);
        final Instruments.Reading after = instruments.read();
        final FeedStatus status = watch.awaitQuiet(sent.records());
        return new MatchResult(
                run.recordsPerSecond(),
                sent,
                status,
                LiveDifference.since(seenBefore, measured ? lastFrames() : clients.result()),
                LossEvidence.between(lossBefore, LossEvidence.Snapshot.take(control, kernel, feed)),
                instruments.between(before, after, 0));
    }

    private SendResult send(final FeedRun run) throws IOException {
        try {
            return sender.send(run);
        } catch (final IOException e) {
            throw new IOException(
                    "feed refused: to=" + feed + ", match=" + run.matchId() + ", cause=" + e.getMessage(), e);
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

    /** What it reads before and after each match. */
    Instruments instruments() {
        return instruments;
    }

    /** Removes every match that was made. */
    @Override
    public void close() {
        made.stream().distinct().forEach(this::remove);
    }

    private void remove(final long matchId) {
        try {
            control.deleteMatch(matchId);
        } catch (final IOException e) {
            say("match left behind: match=%d, cause=%s", matchId, e.getMessage());
        }
    }

    void say(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
