package dev.touchline.server.command;

import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.play.FeedPlayer;
import dev.touchline.feeds.play.MatchRegistration;
import dev.touchline.feeds.play.PlaySettings;
import dev.touchline.feeds.play.RegistrationResult;
import dev.touchline.server.ProgramVersion;
import dev.touchline.server.TouchlineServer;
import dev.touchline.server.config.ConfigKey;
import dev.touchline.server.config.ServerConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server and plays a simulated match into it over UDP, as it would come from a stadium. */
@Command(
        name = "demo",
        description = "Runs the server and plays a sample match into it over UDP.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final long MATCH = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Option(names = "--seed", paramLabel = "N", description = "Of the sample match (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        final ServerConfig config = options.config(spec.commandLine(), Map.of(ConfigKey.DATABASE_URL, "memory"));
        final PrintWriter out = spec.commandLine().getOut();
        final Stop stop = new Stop();
        try (MatchFeed feed = Feeds.open(Feeds.SAMPLE, seed);
                TouchlineServer server = TouchlineServer.open(config, ProgramVersion.version())) {
            final PlaySettings settings = PlaySettings.live(
                            new InetSocketAddress(
                                    ServerOptions.reachable(config.feedHost()),
                                    server.feedAddress().getPort()),
                            MATCH)
                    .withLoops(0);
            register(feed, settings, config, server);
            final FeedPlayer player = new FeedPlayer(feed, settings);
            final Thread playing =
                    new Thread(() -> play(player, spec.commandLine().getErr()), "touchline-demo");
            playing.start();
            out.println("sample match: " + feed.description().name() + ", seed=" + seed + ", over udp to "
                    + ServerOptions.name(config.feedHost()) + ":"
                    + server.feedAddress().getPort());
            ServerOptions.printAddresses(out, config, server);
            stop.await();
            player.stop();
            playing.join();
        } finally {
            stop.done();
        }
        return 0;
    }

    private static void register(
            final MatchFeed feed, final PlaySettings settings, final ServerConfig config, final TouchlineServer server)
            throws IOException, InterruptedException {
        final URI control = URI.create("http://" + ServerOptions.name(config.host()) + ":" + server.httpPort());
        final RegistrationResult result = MatchRegistration.of(feed.description(), settings, null)
                .put(control, config.token() == null ? "" : config.token());
        if (!(result instanceof RegistrationResult.Registered)) {
            throw new IOException("sample match not registered: " + result);
        }
    }

    private static void play(final FeedPlayer player, final PrintWriter err) {
        try {
            player.play();
        } catch (final IOException e) {
            err.println("touchline demo: sample match ended: reason=" + e.getMessage());
        }
    }
}
