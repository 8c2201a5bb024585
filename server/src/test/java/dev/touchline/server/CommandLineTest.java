package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads who gives the program something wrong: one line, and an exit code. */
@Timeout(60)
class CommandLineTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "demo", "play", "load", "debs"})
    void shouldHelpOnEachCommand(final String command) {
        final int code = command.isEmpty() ? Touchline.execute("--help") : Touchline.execute(command, "--help");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: touchline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | touchline: which command? serve, demo, play, load, conformance or debs (see touchline --help)",
                "dance | touchline: Unmatched argument at index 0: 'dance' (see touchline --help)",
                "serve --colour | touchline serve: Unknown option: '--colour' (see touchline serve --help)",
                "serve --http-port 99999 | touchline serve: configuration: http.port is not a whole number of 0 to 65535:"
                        + " http.port=99999 (see touchline serve --help)",
                "serve --host 0.0.0.0 | touchline serve: configuration: host is beyond loopback and no token is set:"
                        + " host=0.0.0.0; give --token (see touchline serve --help)",
                "serve --feed-host 0.0.0.0 --token short | touchline serve: configuration: token is too short: length=5,"
                        + " least=8 (see touchline serve --help)",
                "serve --multicast 10.0.0.1 | touchline serve: configuration: feed.multicast is not a multicast address:"
                        + " feed.multicast=10.0.0.1 (see touchline serve --help)",
                "serve --database jdbc:mysql://h/d | touchline serve: configuration: database.url is not file, memory, or a URL"
                        + " that starts with jdbc:postgresql:, jdbc:h2:file:, jdbc:h2:mem: (see touchline serve --help)",
                "play sample --to nowhere | touchline play: Invalid value for option '--to': not host:port: value=nowhere"
                        + " (see touchline play --help)",
                "play missing.csv --api none | touchline play: no such feed: feed=missing.csv, known=sample, *.csv, *.csv.gz"
                        + " (see touchline play --help)",
                "play sample --speed -1 | touchline play: speed out of range: speed=-1.0, range=0-10000"
                        + " (see touchline play --help)",
                "play sample --api localhost:8080 | touchline play: not an http address: api=localhost:8080,"
                        + " example=http://127.0.0.1:8080 (see touchline play --help)",
                "play sample --live --speed 2 | touchline play: a live match is played at speed 1: speed=2.0"
                        + " (see touchline play --help)"
            })
    void shouldSayInOneLineWhatIsWrongWithAnArgument(final String arguments, final String line) {
        final int code = Touchline.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile nothing",
                "--seconds 0",
                "--rate -5",
                "--clients -1",
                "--without-lag -1",
                "--find-limit --trial-seconds 0",
                "--records nothing",
                "--api nonsense",
                "--json /no/where/x.json",
                "--html /no/where/x.html"
            })
    void shouldSayInOneLineWhatIsWrongWithALoad(final String arguments) {
        final int code = Touchline.execute(("load " + arguments).split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .startsWith("touchline load: ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'http: [' | configuration: file is not YAML: file=",
                "'- a' | configuration: file is not a map of keys",
                "'http.prot: 1' | configuration: unknown key: http.prot (see",
                "'http: {prot: 1}' | configuration: unknown key: http.prot (see",
                "'ring: {capacity: 100000}' | configuration: ring.capacity is not a power of two: ring.capacity=100000",
                "'broadcast.capacity: 65536' | configuration: broadcast.capacity is not a whole number of 4194304 to",
                "'http.port: many' | configuration: http.port is not a whole number of 0 to 65535: http.port=many"
            })
    void shouldSayInOneLineWhatIsWrongWithTheFile(final String yaml, final String message) throws Exception {
        final Path file = Files.writeString(folder.resolve("touchline.yaml"), yaml);

        assertThat(Touchline.execute("serve", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .startsWith("touchline serve: " + message)
                .doesNotContain("\n");
    }

    @Test
    void shouldSayWhichPortIsTakenAndLeaveNothingRunning() throws Exception {
        final InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
                DatagramSocket udp = new DatagramSocket(0, loopback)) {
            final String port = Integer.toString(tcp.getLocalPort());
            final String udpPort = Integer.toString(udp.getLocalPort());
            assertTaken("HTTP port not bound: http=127.0.0.1:" + port, port, "0", "0");
            assertTaken("live port not bound: ws=127.0.0.1:" + port, "0", port, "0");
            assertTaken("feed socket not bound: udp=127.0.0.1:" + udpPort, "0", "0", udpPort);
        }
    }

    @Test
    void shouldSayThatThereIsNoServerToHoldAgainstItsDocuments() {
        assertThat(Touchline.execute("conformance", "--server", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("touchline conformance: no server there: server=http://127.0.0.1:1");
    }

    @Test
    void shouldSayThatTheDatabaseCannotBeReached() {
        final int code = Touchline.execute(
                "serve",
                "--http-port",
                "0",
                "--live-port",
                "0",
                "--feed-port",
                "0",
                "--data",
                folder.toString(),
                "--database",
                "jdbc:postgresql://127.0.0.1:1/none?password=horse");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("horse");
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("touchline serve")))
                .singleElement()
                .asString()
                .startsWith(
                        "touchline serve: database cannot be used: database.url=jdbc:postgresql://127.0.0.1:1/none, reason=");
    }

    private void assertTaken(final String message, final String http, final String live, final String feed) {
        err.reset();
        final int code = Touchline.execute(
                "serve", "--http-port", http, "--live-port", live, "--feed-port", feed, "--database", "memory");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("touchline serve")))
                .singleElement()
                .asString()
                .startsWith("touchline serve: " + message);
    }
}
