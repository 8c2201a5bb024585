package dev.touchline.load;

import dev.touchline.load.baseline.BaselineResult;
import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.scenario.RatePattern;
import java.io.IOException;
import java.util.Optional;

/**
 * A load test at one rate: a match that warms the server up, the one that is measured, and one without the sender's lag. A bare
 * receiver, when there is one, gets the same feed for half the time before and half the time after the measured match, so
 * that a machine that slows down or speeds up does so for both. One thread, which also sends.
 */
final class Measurement {
    private final LoadSettings settings;
    private final MatchRunner matches;
    private final Optional<BareSide> bare;
    private Optional<BaselineResult> baseline = Optional.empty();

    Measurement(final LoadSettings settings, final MatchRunner matches, final Optional<BareSide> bare) {
        this.settings = settings;
        this.matches = matches;
        this.bare = bare;
    }

    LoadReport run() throws IOException {
        warmUp(settings, matches);
        playToBareReceiver();
        matches.say(
                "measuring: match=%d, records/s=%d, seconds=%d, clients=%d",
                LoadRun.MEASURED_MATCH, settings.recordsPerSecond(), settings.seconds(), settings.clients());
        final MatchResult measured = matches.play(
                feed(LoadRun.MEASURED_MATCH, settings.seconds(), FeedRun.Stamp.INTENDED), "measured", true);
        playToBareReceiver();
        return new LoadReport(settings, measured, withoutLag(), baseline, Machine.line());
    }

    /** Brings the server, and the sender, to full speed. */
    static void warmUp(final LoadSettings settings, final MatchRunner matches) throws IOException {
        final int seconds = settings.warmupSeconds();
        if (seconds == 0) {
            return;
        }
        matches.say("warm-up: match=%d, seconds=%d", LoadRun.WARMUP_MATCH, seconds);
        final FeedRun feed = new FeedRun(
                settings.profile().shape(),
                LoadRun.WARMUP_MATCH,
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
        matches.say("without the sender's lag: match=%d, seconds=%d", LoadRun.WITHOUT_LAG_MATCH, seconds);
        return Optional.of(
                matches.play(feed(LoadRun.WITHOUT_LAG_MATCH, seconds, FeedRun.Stamp.SENDING), "without lag", true));
    }

    private FeedRun feed(final long matchId, final double seconds, final FeedRun.Stamp stamp) {
        return new FeedRun(
                settings.profile().shape(),
                matchId,
                settings.recordsPerSecond(),
                seconds,
                new RatePattern.Steady(),
                settings.records(),
                stamp);
    }
}
