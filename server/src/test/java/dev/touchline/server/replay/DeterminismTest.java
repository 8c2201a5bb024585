package dev.touchline.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.server.replay.ReplayDigest.Batches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records give the same bytes, however they are packed and on whichever JVM. */
@Timeout(120)
class DeterminismTest {
    private static final int FRAMES = 1_500;
    private static List<byte[]> recording;
    private static String expected;

    @BeforeAll
    static void record() throws IOException {
        recording = RecordedFeed.datagrams(FRAMES);
        expected = ReplayDigest.of(recording, Batches.AS_RECORDED);
    }

    @ParameterizedTest
    @EnumSource(Batches.class)
    void shouldPublishTheSameBytesWhateverTheBatches(final Batches batches) {
        assertThat(ReplayDigest.of(recording, batches)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1_999})
    void shouldGoOnByteForByteFromASnapshot(final int every) {
        final List<byte[]> part = every == 1 ? recording.subList(0, 600) : recording;

        assertThat(ReplayDigest.withSnapshots(part, every)).isEqualTo(ReplayDigest.of(part, Batches.AS_RECORDED));
    }

    @Test
    void shouldPublishEveryKindOfMessage() {
        // Frames, heat maps, settled frames and events, by their template ids.
        assertThat(expected).contains("1=").contains(", 2=").contains(", 3=").contains(", 4=");
    }

    @Test
    void shouldNoticeAnotherInput() {
        assertThat(ReplayDigest.of(recording.subList(0, recording.size() - 1), Batches.AS_RECORDED))
                .isNotEqualTo(expected);
    }

    @Test
    void shouldPublishTheSameBytesOnANewerJvm(@TempDir final Path folder) throws Exception {
        final Path java = newerJava();
        final Path file = folder.resolve("recording");
        ReplayDigest.write(recording, file);
        final Process process = new ProcessBuilder(
                        java.toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayDigest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String answer;
        try (var out = process.inputReader()) {
            answer = out.readLine();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).isEqualTo(expected);
    }

    /** A JDK 25, from {@code JAVA25_HOME} or where Debian's packages put it; skips the test when there is none. */
    private static Path newerJava() throws IOException {
        final String home = System.getenv("JAVA25_HOME");
        if (home != null) {
            return Path.of(home, "bin", "java");
        }
        final Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> all = Files.list(installed)) {
                final var found = all.filter(
                                each -> each.getFileName().toString().contains("25"))
                        .map(each -> each.resolve("bin/java"))
                        .filter(Files::isExecutable)
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        Assumptions.abort("no JDK 25 here: set JAVA25_HOME");
        throw new IllegalStateException();
    }
}
