package dev.touchline.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.touchline.engine.game.GameReading;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Pitch;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Four minutes of a real match: possession, play and direction as the engine derives them, against what the feed states, and
 * passes and shots against what a match has of them.
 */
@Timeout(120)
class GameAccuracyTest {
    private static Path file() {
        final String folder = System.getenv("TOUCHLINE_FEEDS");
        final Path feeds = folder != null
                ? Path.of(folder)
                : Path.of(System.getProperty("touchline.root", "..")).resolve("../shared/feeds");
        final Path file = feeds.resolve("match/nl_tracab_4min_25hz.csv.gz");
        if (!Files.exists(file)) {
            final String message = "real match not found, set TOUCHLINE_FEEDS: file=" + file.normalize();
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            Assumptions.abort(message);
        }
        return file;
    }

    private static GameRun run(final boolean throughTheEngine, final GameRun.Told told) throws IOException {
        try (MatchFeed feed = Feeds.open(file().toString(), 0)) {
            final FeedFrame frame = new FeedFrame();
            final GameRun run = new GameRun(feed.description(), told);
            final FeedStates states = new FeedStates(
                    new Pitch(104_900, 67_800), feed.description().sigmaMillimetres());
            while (feed.next(frame)) {
                run.onFrame(frame, throughTheEngine ? states.published(frame) : states.direct(frame));
            }
            System.out.println(run.summary((throughTheEngine ? "engine's frames, " : "feed's positions, ") + told));
            return run;
        }
    }

    @Test
    void shouldFindPossessionPassesAndShotsInTheEnginesFrames() throws IOException {
        final GameRun run = run(true, GameRun.Told.IN_PLAY_AND_DIRECTION);

        assertThat(run.agreement()).isGreaterThan(0.85);
        assertPlausible(run);
    }

    @Test
    void shouldDirect() throws IOException {
        final GameRun run = run(false, GameRun.Told.IN_PLAY_AND_DIRECTION);
        run.events.forEach(System.out::println);
        System.out.println(run.reading());
    }

    @Test
    void shouldDeriveDirectionAndPlayWhenTheFeedStatesNeither() throws IOException {
        final GameRun run = run(true, GameRun.Told.NOTHING);

        final GameReading reading = run.reading();
        assertThat(reading.homeAttacks()).as("stated: home attacks +x").isEqualTo(1);
        assertThat(reading.directionStated()).isFalse();
    }

    private static void assertPlausible(final GameRun run) {
        assertThat(run.count(MatchEvent.Kind.SHOT)).isLessThan(8);
    }
}
