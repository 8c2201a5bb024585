package dev.touchline.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FeedsTest {
    @TempDir
    Path folder;

    @Test
    void shouldOpenSimulatorWhenAskedForSample() throws IOException {
        try (MatchFeed feed = Feeds.open("sample", 7)) {
            final FeedFrame frame = new FeedFrame();

            assertThat(feed.next(frame)).isTrue();
            assertThat(frame.presentCount()).isEqualTo(23);
            assertThat(feed.description().home().players()).hasSize(11);
        }
    }

    @Test
    void shouldSayWhatItKnowsWhenFileIsMissing() {
        assertThatThrownBy(() -> Feeds.open("nowhere.csv", 0))
                .isInstanceOf(FeedException.class)
                .hasMessage("no such feed: feed=nowhere.csv, known=sample, *.csv, *.csv.gz");
    }

    @Test
    void shouldSayWhatItKnowsWhenFormatIsUnknown() throws IOException {
        final Path file = Files.writeString(folder.resolve("match.dat"), "1:1,2,3;:");

        assertThatThrownBy(() -> Feeds.open(file.toString(), 0))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("unknown format: feed=")
                .hasMessageContaining("known=sample");
    }

    @Test
    void shouldRefuseWhenPathIsAFolder() {
        assertThatThrownBy(() -> Feeds.open(folder.toString(), 0)).hasMessageStartingWith("unknown format");
    }
}
