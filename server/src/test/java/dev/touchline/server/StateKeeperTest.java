package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.MatchSnapshots;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept at a stop has a deadline: the class's own is far below what so many engines that do not answer would take. */
@Timeout(30)
class StateKeeperTest {
    private static final int MATCHES = 100;

    @TempDir
    private Path folder;

    @Test
    void shouldStopAlsoWhenNoEngineAnswers() {
        final MatchDirectory directory = new MatchDirectory();
        final MatchService matches =
                new MatchService(directory, command -> true, id -> 0, registry -> {}, 37, (id, reopened) -> {});
        for (long id = 1; id <= MATCHES; id++) {
            matches.put(new MatchDocument(id, null, null, null, null, null, null));
        }
        final AtomicInteger probes = new AtomicInteger();
        final AtomicInteger asked = new AtomicInteger();
        final EngineQuestions silent = new EngineQuestions(command -> asked.incrementAndGet() > 0, id -> null);
        final StateKeeper keeper =
                new StateKeeper(matches, probes::incrementAndGet, new MatchSnapshots(folder, matches, silent), 3_600);
        keeper.start();

        keeper.close();

        assertThat(probes).as("epochs come first").hasValue(1);
        assertThat(asked).hasPositiveValue();
    }
}
