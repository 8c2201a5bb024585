package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.play.FeedPlayer;
import dev.touchline.feeds.play.MatchRegistration;
import dev.touchline.feeds.play.PlayListener;
import dev.touchline.feeds.play.PlayReport;
import dev.touchline.feeds.play.PlaySettings;
import dev.touchline.feeds.play.RegistrationResult;
import dev.touchline.protocol.DatagramEncoder;
import java.io.IOException;
import java.nio.channels.DatagramChannel;

/** Plays stretches of one simulated match into a program as match 1, and knows what was sent. */
final class SimulatedPlay {
    static final long BASE_TAI_NS = 1_750_000_037_000_000_000L;
    static final long BASE_UTC_US = 1_750_000_000_000_000L;
    private static final long SEED = 7;
    private static final int SESSION = 100;

    private SimulatedPlay() {}

    static void register(final TestServer program) throws Exception {
        try (MatchFeed feed = Feeds.open(Feeds.SAMPLE, SEED)) {
            assertThat(MatchRegistration.of(feed.description(), settings(program, 0), null)
                            .put(program.http(), ""))
                    .isInstanceOf(RegistrationResult.Registered.class);
        }
    }

    private static PlaySettings settings(final TestServer program, final int from) {
        return PlaySettings.replay(program.server().feedAddress(), 1)
                .withBaseTimeNs(BASE_TAI_NS)
                .withSession(SESSION + from);
    }

    /** Plays the frames {@code from} to before {@code to}; a stretch from the middle is another session. */
    static void play(final TestServer program, final int from, final int to) throws Exception {
        try (MatchFeed feed = Feeds.open(Feeds.SAMPLE, SEED)) {
            final FeedFrame skipped = new FeedFrame();
            for (int i = 0; i < from; i++) {
                assertThat(feed.next(skipped)).isTrue();
            }
            final long recordsBefore = records(program);
            final PlayReport report = new FeedPlayer(
                            feed,
                            settings(program, from).withFrameLimit(to - from),
                            new SteppedPacer(program, BASE_TAI_NS),
                            PlayListener.NONE)
                    .play();
            await().until(() -> records(program) == recordsBefore + report.recordsSent());
        }
    }

    /** Another program begins to play the same match: its engine notices, and starts anew. */
    static void setBack(final TestServer program) throws Exception {
        try (DatagramChannel sender = DatagramChannel.open()) {
            final DatagramEncoder source = new DatagramEncoder(1, 1, 100 * SESSION, null, bytes -> {
                try {
                    sender.send(bytes, program.server().feedAddress());
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            });
            for (int frame = 0; frame < 2; frame++) {
                source.position(1, 0, frame, BASE_TAI_NS - 60_000_000_000L + frame, 0, 0, 0, 20, 0);
                source.flush();
            }
        }
    }

    private static long records(final TestServer program) throws Exception {
        return program.get("/api/v1/matches/1/feed").get("engineRecords").asLong();
    }

    /** The way of each object from a frame to before another, m: the sum of its steps in the feed. */
    static double[] ways(final int from, final int to) throws Exception {
        final double[] ways = new double[64];
        final FeedFrame frame = new FeedFrame();
        final double[] x = new double[64];
        final double[] y = new double[64];
        try (MatchFeed feed = Feeds.open(Feeds.SAMPLE, SEED)) {
            for (int i = 0; i < to; i++) {
                feed.next(frame);
                for (int id = 1; id < 64; id++) {
                    if (i > from) {
                        ways[id] += Math.hypot(frame.xMillimetres(id) - x[id], frame.yMillimetres(id) - y[id]) / 1000;
                    }
                    x[id] = frame.xMillimetres(id);
                    y[id] = frame.yMillimetres(id);
                }
            }
        }
        return ways;
    }
}
