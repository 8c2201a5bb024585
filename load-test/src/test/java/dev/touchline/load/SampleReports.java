package dev.touchline.load;

import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.control.MachineLoad;
import dev.touchline.load.control.Observation;
import dev.touchline.load.control.ServerRuntime.ThreadUse;
import dev.touchline.load.control.ServerUse;
import dev.touchline.load.control.UdpErrors;
import dev.touchline.load.control.WorstMatches;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.Fairness;
import dev.touchline.load.live.LiveResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Reports to lay out. */
final class SampleReports {
    static final long SECOND_NS = 1_000_000_000;
    static final WorstMatches WORST = new WorstMatches(9_002, 0, 9_002, 240);

    private SampleReports() {}

    /** Clients that all got the same. */
    static Fairness fewest(final long frames) {
        return new Fairness(frames, frames, frames, 0, 700);
    }

    /** A match of 575 records/s for 10 s. */
    static LoadReport report(final long received, final long tookNs, final long lagMicros) {
        final Histogram lag = new Histogram(60_000_000, 3);
        lag.recordValue(100);
        lag.recordValue(lagMicros);
        final Histogram age = new Histogram(60_000_000, 3);
        age.recordValue(700);
        final ServerUse use = new ServerUse(
                "Example JVM",
                6 * SECOND_NS,
                Map.of(
                        "touchline-engine",
                        new ThreadUse(5 * SECOND_NS, 46_000),
                        ServerUse.JVM,
                        new ThreadUse(SECOND_NS, 0)),
                2,
                14,
                9,
                64 << 20,
                1L << 30,
                8_388_608);
        return new LoadReport(
                LoadSettings.builder(LoadProfile.LEAGUE).clients(2).build(),
                new MatchResult(
                        575,
                        new SendResult(5_750, 10 * SECOND_NS, tookNs, tookNs / 20, lag, "udp-segment"),
                        new FeedStatus(
                                1,
                                received,
                                0,
                                9,
                                Map.of("unknown-source", 4L),
                                new LatencyMicros(812, 95, 240, 410, 900),
                                Optional.empty()),
                        new LiveResult(500, fewest(250), age, List.of(), Map.of("conflated", 3L), Map.of()),
                        new LossEvidence(
                                OptionalLong.of(7), Optional.of(new UdpErrors(9, 8)), Map.of("ring.dropped", 17L)),
                        new Observation(
                                Optional.of(new MachineLoad(10, 2, 1.2, 0.25, 0.1, 0.4)),
                                Optional.of(use),
                                OptionalDouble.of(0.63)),
                        WORST),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                SidelineResult.NONE,
                "Example 9000, 2 cores");
    }

    /** The same with another count and other clients. */
    static LoadReport with(final LoadReport full, final FeedStatus feed, final LiveResult live) {
        return new LoadReport(
                full.settings(),
                new MatchResult(575, full.send(), feed, live, full.evidence(), full.observed(), WORST),
                full.withoutLag(),
                full.baseline(),
                List.of(),
                SidelineResult.NONE,
                full.machine());
    }
}
