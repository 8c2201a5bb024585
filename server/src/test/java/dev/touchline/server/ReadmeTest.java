package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.RejectReason;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holds the documentation to the program. */
@Timeout(20)
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

    @Test
    void shouldListEveryKeyOfTheConfigurationAsItIs() throws IOException {
        final List<String> expected = new ArrayList<>();
        for (final ConfigKey key : ConfigKey.values()) {
            final String value = key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
            expected.add("| `" + key.key() + "` | " + value + " | " + key.unit() + " | " + key.meaning() + " |");
        }

        final List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        final int header = lines.indexOf("| key | default | unit | meaning |");

        assertThat(header).isNotNegative();
        assertThat(lines.subList(header + 2, header + 2 + expected.size())).isEqualTo(expected);
        assertThat(lines.get(header + 2 + expected.size())).isBlank();
    }

    @Test
    void shouldNameEveryReasonToDropARecord() throws IOException {
        final String feed = Files.readString(ROOT.resolve("docs/feed.md"));

        for (final RejectReason reason : RejectReason.values()) {
            assertThat(feed).contains("`" + reason.label().replace('-', '_') + "`");
        }
    }

    @Test
    void shouldLinkOnlyToWhatIsThere() throws IOException {
        final List<Path> pages = new ArrayList<>(
                List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("CHANGELOG.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        for (final Path page : pages) {
            final Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                assertThat(page.resolveSibling(links.group(1)))
                        .as("linked from %s", page)
                        .exists();
            }
        }
    }
}
