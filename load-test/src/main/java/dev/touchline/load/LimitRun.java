package dev.touchline.load;

import dev.touchline.load.baseline.BareRun;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.feed.FeedShape;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.scenario.RatePattern;
import java.io.IOException;
import java.util.Optional;

/**
 * A load test that looks for the highest loss-free rate: a warm-up, then one short match a trial. A bare receiver, when there
 * is one, is searched in turn with the server, a trial each, so that both see the same machine. One thread, which also sends.
 */
final class LimitRun {
    private final LoadSettings settings;
    private final MatchRunner matches;
    private final Optional<BareSide> bare;

    LimitRun(final LoadSettings settings, final MatchRunner matches, final Optional<BareSide> bare) {
        this.settings = settings;
        this.matches = matches;
        this.bare = bare;
    }

    LimitReport run() throws IOException {
        Measurement.warmUp(settings, matches);
        final LimitSearch server = search();
        final LimitSearch sink = search();
        while (!server.isDone() || (bare.isPresent() && !sink.isDone())) {
            if (!server.isDone()) {
                server.onTrial(said("server", toServer(server.next())));
            }
            if (bare.isPresent() && !sink.isDone()) {
                sink.onTrial(said("bare receiver", toBareReceiver(bare.get(), sink.next())));
            }
        }
        return new LimitReport(
                settings, server, bare.map(run -> new LimitReport.Bare(run.kind(), sink)), Machine.line());
    }

    private LimitSearch search() {
        return new LimitSearch(settings.recordsPerSecond(), FeedShape.OBJECTS, LoadSettings.MAX_RATE);
    }

    private LimitTrial toServer(final long rate) throws IOException {
        return LimitTrial.of(matches.play(feed(rate), "trial", false));
    }

    private LimitTrial toBareReceiver(final BareSide run, final long rate) throws IOException {
        final BareSide.Turn turn = run.send(feed(rate));
        final BareRun.Received received = turn.received();
        final SendResult sent = received.send();
        final double held = rate * Math.min(1, (double) sent.plannedNs() / Math.max(sent.tookNs(), 1));
        return new LimitTrial(
                rate,
                held,
                held >= MatchResult.RATE_HELD * rate,
                sent.records(),
                received.count().records(),
                received.count().kernelDrops(),
                0,
                LatencyMicros.of(received.count().latencyMicros()),
                LatencyMicros.of(sent.lagMicros()),
                turn.machine());
    }

    private FeedRun feed(final long rate) {
        return new FeedRun(
                settings.profile().shape(),
                LoadRun.TRIAL_MATCH,
                rate,
                settings.trialSeconds().orElseThrow(),
                new RatePattern.Steady(),
                settings.records(),
                FeedRun.Stamp.INTENDED);
    }

    private LimitTrial said(final String receiver, final LimitTrial trial) {
        matches.say(
                "trial: %s, records/s=%d, lost=%d, p99=%d us%s",
                receiver,
                trial.recordsPerSecond(),
                trial.lost(),
                trial.latencyMicros().p99(),
                trial.isPassed() ? "" : ", limited by " + trial.limiter().words());
        return trial;
    }
}
