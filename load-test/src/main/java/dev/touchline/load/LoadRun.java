package dev.touchline.load;

import dev.touchline.load.control.ControlClient;
import dev.touchline.load.control.ServerAddresses;
import dev.touchline.load.control.ServerProcess;
import dev.touchline.load.feed.FeedSender;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.live.LiveClients;
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
 * thread of their own.
 */
public final class LoadRun {
    /** The match that warms the server up. */
    public static final long WARMUP_MATCH = 9001;
    /** The match that is measured. */
    public static final long MEASURED_MATCH = 9002;

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
     * @param out where each step is said when it begins
     * @throws LoadException when it could not be carried out
     */
    public static LoadReport run(final LoadSettings settings, final PrintStream out) {
        try {
            final LoadRun run = new LoadRun(settings, out);
            return settings.serves() ? run.withOwnServer() : run.withServerAt();
        } catch (final IOException e) {
            throw new LoadException(e.getMessage(), e);
        }
    }

    private LoadReport withOwnServer() throws IOException {
        say("starting the server");
        try (ServerProcess server = ServerProcess.start(settings.serverCommand(), START_TIMEOUT)) {
            try {
                final ControlClient control = new ControlClient(server.api(), settings.token());
                final LoadReport report = measure(control, server.addresses(), Optional.of(server::cpuNs));
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

    private LoadReport withServerAt() throws IOException {
        final ControlClient control = new ControlClient(settings.api(), settings.token());
        final ServerAddresses stated = control.addresses();
        final InetSocketAddress feed = settings.to().orElse(stated.feed());
        return measure(control, new ServerAddresses(stated.live(), feed), Optional.empty());
    }

    private void keepOutput(final ServerProcess server) {
        server.keepOutput();
        say("the server's output: " + server.output());
    }

    private LoadReport measure(
            final ControlClient control, final ServerAddresses addresses, final Optional<LongSupplier> serverCpuNs)
            throws IOException {
        try (FeedSender sender = FeedSender.connect(
                        addresses.feed(), settings.sendPath() == LoadSettings.SendPath.BATCHED, clock);
                LiveClients clients =
                        LiveClients.connect(addresses.live(), settings.clients(), settings.token(), clock)) {
            return new Measurement(settings, control, addresses.feed(), sender, clients, clock, serverCpuNs, out).run();
        }
    }

    private void say(final String text) {
        out.printf(Locale.ROOT, "%s%n", text);
    }
}
