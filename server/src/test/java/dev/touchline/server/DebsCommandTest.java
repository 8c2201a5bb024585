package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program of the DEBS 2013 Grand Challenge from end to end: makes a game up, reads it, writes results. */
@Timeout(60)
class DebsCommandTest {
    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void redirect() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(standardOut);
        System.setErr(standardErr);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path generate(final int seconds) {
        final Path file = folder.resolve("game.csv");
        final int code = Touchline.execute(
                "debs", "--generate", file.toString(), "--seconds", Integer.toString(seconds), "--seed", "1");
        assertThat(code).isZero();
        return file;
    }

    @Test
    void shouldReadWhatItMadeUp() throws IOException {
        final Path file = generate(30);
        Files.writeString(file, "99,1,2\n", StandardOpenOption.APPEND);
        final Path results = folder.resolve("results");

        final int code = Touchline.execute(
                "debs",
                file.toString(),
                "--interruptions",
                file + ".interruptions-1.csv",
                "--out",
                results.toString(),
                "--rate",
                "50",
                "--heat-every",
                "1");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(said())
                .contains("seconds=30, seed=1, events=288000")
                .contains("events: 288000 in ")
                .contains("dropped: malformed=1, unknownSensor=0, late=0, outsideGame=0")
                .contains("first malformed lines: [288001]");
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files)
                    .as("running 1 + 4, possession 1 + 4, heat 16, shots 1")
                    .hasSize(27);
        }
        assertRunning(results);
        assertHeat(results);
        assertPossession(results);
    }

    /** 29.98 s of ticks: the one at 30 s has no event after it. Everybody is in one class or another all the time. */
    private static void assertRunning(final Path results) throws IOException {
        final List<String> rows = Files.readAllLines(results.resolve("running-game.csv"));
        assertThat(rows.get(0)).startsWith("ts,player_id,standing_time,standing_distance,trot_time,");
        assertThat(rows).as("a heading, and 1,499 ticks of 16 players").hasSize(1 + 1_499 * 16);
        long timeMs = 0;
        final String[] last = rows.get(rows.size() - 1).split(",", -1);
        for (int field = 2; field < last.length; field += 2) {
            timeMs += Long.parseLong(last[field]);
        }
        assertThat(timeMs).as("all but what waits for its second").isBetween(19_000L, 29_980L);
    }

    private static void assertHeat(final Path results) throws IOException {
        final List<String> rows = Files.readAllLines(results.resolve("heatmap-64x100-1m.csv"));
        final String[] last = rows.get(rows.size() - 1).split(",", -1);
        double percent = 0;
        for (final String row : rows) {
            if (row.startsWith(last[0] + "," + last[1] + ",")) {
                percent += Double.parseDouble(row.split(",", -1)[6]);
            }
        }
        assertThat(percent)
                .as("he stayed in the field; shares are rounded down")
                .isBetween(95.0, 100.0);
    }

    private static void assertPossession(final Path results) throws IOException {
        final List<String> rows = Files.readAllLines(results.resolve("possession-players.csv"));
        assertThat(rows).as("hits").hasSizeGreaterThan(5);
        final List<String> teams = Files.readAllLines(results.resolve("possession-game.csv"));
        assertThat(teams).hasSize(1 + 1_499 * 2);
        assertThat(teams.get(1)).as("10,753,295,594,424,116 ps and 20 ms").isEqualTo("10753315594424116,A,0,0.000");
    }

    @Test
    void shouldTakeMetadata() throws IOException {
        final Path file = generate(1);
        final Path metadata = Files.writeString(
                folder.resolve("sensors.txt"),
                "half,10753295594424116,12557295594424116\nball,4\nplayer,X,1,Xenia,13,14\nplayer,Y,2,Yann,61,62\n");

        final int code = Touchline.execute("debs", file.toString(), "--metadata", metadata.toString());

        assertThat(code).isZero();
        assertThat(said())
                .contains("Xenia")
                .contains("possession: X 0.0 s (0.0 %), Y 0.0 s (0.0 %)")
                .as("34 of 38 sensors are nobody's")
                .contains("unknownSensor=6800");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | what to read? FILE, or --generate FILE",
                "'missing.csv' | no such file: file=missing.csv",
                "'. ' | no such file: file=.",
                "'pom.xml --metadata nowhere' | no such file: metadata=nowhere",
                "'pom.xml --metadata pom.xml' | unknown metadata: line=1, known=half, ball, referee, player, #",
                "'pom.xml --interruptions nowhere' | no such file: interruptions=nowhere",
                "'pom.xml --rate 3' | rate out of range: rate=3, range=1, 2, 5, 10, 25, 50",
                "'pom.xml --heat-every 0' | interval out of range: heat-every=0, range=1-3600",
                "'pom.xml --out pom.xml' | not a folder: out=pom.xml",
                "'--generate /no/where/x.csv' | not a file that can be written: generate=/no/where/x.csv",
                "'--generate x.csv --seconds 0' | length out of range: seconds=0, range=1-3597"
            })
    void shouldSayInOneLineWhatIsWrong(final String arguments, final String message) {
        final int code = Touchline.execute(("debs " + arguments).strip().split(" ", -1));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("touchline debs: " + message + " (see touchline debs --help)");
    }
}
