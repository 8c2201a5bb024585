package dev.touchline.load;

import dev.touchline.load.baseline.BaselineResult;
import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.scenario.RatePattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A load test at one rate: a match that warms the server up, the one that is measured, and one without the sender's lag. A bare
 * receiver, when there is one, gets the same feed for half the time before and half the time after the measured match, so
 * that a machine that slows down or speeds up does so for both; so do the measured clients without difficult ones, where there
 * are such. One thread, which also sends.
 */
final class Measurement {
    private final LoadSettings settings;
    private final MatchRunner matches;
    private final Sidelines sidelines;
    private final Optional<BareSide> bare;
    private final List<MatchResult> alone = new ArrayList<>();
    private Optional<BaselineResult> baseline = Optional.empty();

    Measurement(
            final LoadSettings settings,
            final MatchRunner matches,
            final Sidelines sidelines,
            final Optional<BareSide> bare) {
        this.settings = settings;
        this.matches = matches;
        this.sidelines = sidelines;
        this.bare = bare;
    }

    LoadReport run() throws IOException {
        warmUp(settings, matches);
        playToBareReceiver();
        playAlone("alone before");
        matches.say(
                "measuring: match=%d, records/s=%d, seconds=%d, clients=%d",
                match(LoadRun.MEASURED_MATCH), settings.recordsPerSecond(), settings.seconds(), settings.clients());
        final FeedRun feed = feed(LoadRun.MEASURED_MATCH, settings.seconds(), FeedRun.Stamp.INTENDED);
        final MatchRunner.Watched measured = matches.play(feed, "measured", sidelines.withDifficult(true));
        playAlone("alone after");
        playToBareReceiver();
        return new LoadReport(
                settings, measured.result(), withoutLag(), baseline, alone, measured.sidelines(), Machine.line());
    }

    /** The measured clients without the difficult ones, if there are such. */
    private void playAlone(final String name) throws IOException {
        if (settings.staging().difficult().total() > 0) {
            final double seconds = settings.seconds() / 2.0;
            matches.say("%s: match=%d, seconds=%.1f", name, match(LoadRun.ALONE_MATCH), seconds);
            alone.add(matches.play(
                            feed(LoadRun.ALONE_MATCH, seconds, FeedRun.Stamp.INTENDED),
                            name,
                            sidelines.withDifficult(false))
                    .result());
        }
    }

    /** Brings the server, and the sender, to full speed. */
    static void warmUp(final LoadSettings settings, final MatchRunner matches) throws IOException {
        final int seconds = settings.warmupSeconds();
        if (seconds == 0) {
            return;
        }
        final long match = LoadRun.match(settings, LoadRun.WARMUP_MATCH);
        matches.say("warm-up: match=%d, seconds=%d", match, seconds);
        final FeedRun feed = new FeedRun(
                settings.shape(),
                match,
                settings.recordsPerSecond(),
                seconds,
                new RatePattern.Ramp(seconds / 2.0),
                settings.records(),
                FeedRun.Stamp.INTENDED);
        final MatchResult result = matches.play(feed, "warm-up", false);
        if (result.lost() != 0) {
            matches.say(
                    "warm-up: sent=%d, received=%d",
                    result.send().records(), result.feed().received());
        }
    }

    private void playToBareReceiver() throws IOException {
        if (bare.isPresent()) {
            final double seconds = settings.seconds() / 2.0;
            matches.say("bare receiver: kind=%s, seconds=%.1f", bare.get().kind(), seconds);
            final BareSide.Turn turn = bare.get().send(feed(LoadRun.MEASURED_MATCH, seconds, FeedRun.Stamp.INTENDED));
            baseline = Optional.of(BaselineResult.of(bare.get().kind(), baseline, turn.received(), turn.machine()));
        }
    }

    private Optional<MatchResult> withoutLag() throws IOException {
        final int seconds = settings.withoutLagSeconds();
        if (seconds == 0) {
            return Optional.empty();
        }
        matches.say("without the sender's lag: match=%d, seconds=%d", match(LoadRun.WITHOUT_LAG_MATCH), seconds);
        return Optional.of(
                matches.play(feed(LoadRun.WITHOUT_LAG_MATCH, seconds, FeedRun.Stamp.SENDING), "without lag", true));
    }

    private long match(final long ofOne) {
        return LoadRun.match(settings, ofOne);
    }

    private FeedRun feed(final long ofOne, final double seconds, final FeedRun.Stamp stamp) {
        return new FeedRun(
                settings.shape(),
                match(ofOne),
                settings.recordsPerSecond(),
                seconds,
                settings.staging().pattern().scaled(seconds / settings.seconds()),
                settings.records(),
                stamp);
    }
}
