package dev.touchline.load;

import dev.touchline.load.baseline.BareRun;
import dev.touchline.load.clients.ClientsHere;
import dev.touchline.load.clients.ClientsProcess;
import dev.touchline.load.clients.ListeningSide;
import dev.touchline.load.control.ControlClient;
import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.control.ServerAddresses;
import dev.touchline.load.control.ServerProcess;
import dev.touchline.load.feed.FeedSender;
import dev.touchline.load.feed.SendClock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One load test from start to end: registers its matches, connects its clients, warms the server up with one match, sends and
 * measures another, waits until the server is quiet, and leaves nothing behind. The calling thread sends; the clients have a
 * thread of their own, or a process.
 */
public final class LoadRun {
    /** The match that warms the server up. */
    public static final long WARMUP_MATCH = 9001;
    /** The match that is measured. */
    public static final long MEASURED_MATCH = 9002;

    /** The match whose latencies do not hold the sender's lag. */
    public static final long WITHOUT_LAG_MATCH = 9003;
    /** The match of each trial of a search for the limit. */
    public static final long TRIAL_MATCH = 9004;

    // What net.core.rmem_max is raised to for this program, and what the server asks for when it does not say.
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final LoadSettings settings;
    private final PrintStream out;
    private final SendClock clock = SendClock.system();

    private LoadRun(final LoadSettings settings, final PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Carries out a load test; takes as long as the settings say, and a few seconds.
     *
     * <p>With a search for the limit the report is of its trials, otherwise a {@link LoadReport} of the measured match.
     *
     * @param out where each step is said when it begins
     * @throws LoadException when it could not be carried out
     */
    public static Report run(final LoadSettings settings, final PrintStream out) {
        try {
            final LoadRun run = new LoadRun(settings, out);
            return settings.serves() ? run.withOwnServer() : run.withServerAt();
        } catch (final IOException e) {
            throw new LoadException(e.getMessage(), e);
        }
    }

    private Report withOwnServer() throws IOException {
        say("starting the server");
        try (ServerProcess server = ServerProcess.start(settings.serverCommand(), START_TIMEOUT)) {
            try {
                final ControlClient control = new ControlClient(server.api(), settings.token());
                final Report report = measure(control, server.addresses(), Optional.of(server::cpuNs));
                if (report.exitCode() != LoadReport.NOTHING_LOST) {
                    keepOutput(server);
                }
                return report;
            } catch (final IOException e) {
                keepOutput(server);
                throw e;
            }
        }
    }

    private Report withServerAt() throws IOException {
        final ControlClient control = new ControlClient(settings.api(), settings.token());
        final ServerAddresses stated = control.addresses();
        final InetSocketAddress feed = settings.to().orElse(stated.feed());
        return measure(control, new ServerAddresses(stated.live(), feed), Optional.empty());
    }

    private void keepOutput(final ServerProcess server) {
        server.keepOutput();
        say("the server's output: " + server.output());
    }

    private Report measure(
            final ControlClient control, final ServerAddresses addresses, final Optional<LongSupplier> serverCpuNs)
            throws IOException {
        final boolean here = LossEvidence.isHere(addresses.feed());
        try (FeedSender sender = FeedSender.connect(addresses.feed(), isBatched(), clock);
                ListeningSide clients = connect(addresses);
                MatchRunner matches = new MatchRunner(
                        settings,
                        control,
                        addresses.feed(),
                        sender,
                        clients,
                        new Instruments(control, here, serverCpuNs, clients::cpuNs, clock),
                        clock,
                        out)) {
            if (!settings.baseline()) {
                return play(matches, Optional.empty());
            }
            if (!here) {
                throw new IOException("a bare receiver is compared on the server's machine: feed=" + addresses.feed());
            }
            try (BareRun bare =
                    BareRun.open(addresses.feed().getAddress(), receiveBuffer(control), isBatched(), clock)) {
                return play(matches, Optional.of(new BareSide(bare, matches.instruments())));
            }
        }
    }

    private Report play(final MatchRunner matches, final Optional<BareSide> bare) throws IOException {
        return settings.findsLimit()
                ? new LimitRun(settings, matches, bare).run()
                : new Measurement(settings, matches, bare).run();
    }

    private ListeningSide connect(final ServerAddresses addresses) throws IOException {
        return settings.clientProcess() && settings.clients() > 0
                ? ClientsProcess.start(addresses.live(), settings.clients(), settings.token())
                : new ClientsHere(addresses.live(), settings.clients(), settings.token(), clock);
    }

    private boolean isBatched() {
        return settings.sendPath() == LoadSettings.SendPath.BATCHED;
    }

    /** What to ask of the kernel to get what the server has: Linux answers twice what it was asked for. */
    private static int receiveBuffer(final ControlClient control) throws IOException {
        return control.runtime()
                .map(runtime -> runtime.receiveBufferBytes() / 2)
                .filter(bytes -> bytes > 0)
                .orElse(RECEIVE_BUFFER);
    }

    private void say(final String text) {
        out.printf(Locale.ROOT, "%s%n", text);
    }
}
