package dev.touchline.server.command;

import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.play.FeedPlayer;
import dev.touchline.feeds.play.MatchRegistration;
import dev.touchline.feeds.play.PlayListener;
import dev.touchline.feeds.play.PlayReport;
import dev.touchline.feeds.play.PlaySettings;
import dev.touchline.feeds.play.RegistrationResult;
import dev.touchline.feeds.play.SystemPacer;
import dev.touchline.protocol.SourceKey;
import dev.touchline.protocol.TaiTime;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a recorded or simulated match to a server over UDP. */
@Command(
        name = "play",
        description = "Plays a match to a UDP address: a file, or 'sample' for the simulator.",
        mixinStandardHelpOptions = true)
public final class PlayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|sample", description = "A .csv or .csv.gz file in the neutral format, or 'sample'.")
    private String feed;

    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            converter = HostPort.class,
            defaultValue = "127.0.0.1:9100",
            description = "Where to send (default: ${DEFAULT-VALUE}).")
    private InetSocketAddress to;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Times real time; 0 is as fast as the machine can (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(names = "--loop", description = "Starts over at the end, until stopped.")
    private boolean loop;

    @Option(names = "--live", description = "Stamps records with the time of sending, as a live match.")
    private boolean live;

    @Option(names = "--match", paramLabel = "ID", description = "The match to play into (default: ${DEFAULT-VALUE}).")
    private long match = 1;

    @Option(names = "--source", paramLabel = "ID", description = "The source to play as (default: ${DEFAULT-VALUE}).")
    private int source = 1;

    @Option(names = "--key", paramLabel = "HEX", description = "The source's key: records are signed with it.")
    private String key;

    @Option(names = "--seed", paramLabel = "N", description = "Of the sample (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "The control plane that the match is registered with first; 'none' to only send"
                    + " (default: http://HOST:8080 of --to).")
    private String api;

    @Option(names = "--keep", description = "Goes on in the match as it is, instead of starting it anew.")
    private boolean keep;

    @Option(names = "--token", paramLabel = "TEXT", description = "The control plane's token.")
    private String token = "";

    @Override
    public Integer call() throws Exception {
        final PlaySettings settings = settings();
        try (MatchFeed opened = Feeds.open(feed, seed)) {
            if (!"none".equals(api)) {
                register(opened, settings);
            }
            return play(opened, settings);
        } catch (final FeedException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private PlaySettings settings() {
        try {
            final PlaySettings base = live ? PlaySettings.live(to, match) : PlaySettings.replay(to, match);
            return base.withSourceId(source)
                    .withSpeed(speed)
                    .withLoops(loop ? 0 : 1)
                    .withKey(key == null ? null : SourceKey.ofHex(key));
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void register(final MatchFeed opened, final PlaySettings settings) throws InterruptedException {
        final PrintWriter out = spec.commandLine().getOut();
        final String host = to.getHostString().contains(":") ? "[" + to.getHostString() + "]" : to.getHostString();
        final URI control = control(api == null ? "http://" + host + ":8080" : api);
        final RegistrationResult result =
                MatchRegistration.of(opened.description(), settings, key).put(control, token);
        if (result instanceof RegistrationResult.Registered) {
            out.println("registered: match=" + match + ", name="
                    + opened.description().name());
            if (!keep && !MatchReset.reset(control, match, token)) {
                out.println("not started anew: match=" + match);
            }
        } else {
            out.println("not registered, sending all the same: " + result);
        }
        out.flush();
    }

    private URI control(final String address) {
        try {
            final URI control = URI.create(address);
            if (control.getHost() != null && Set.of("http", "https").contains(control.getScheme())) {
                return control;
            }
        } catch (final IllegalArgumentException e) {
            // Named below, like an address of another kind.
        }
        throw new ParameterException(
                spec.commandLine(), "not an http address: api=" + address + ", example=http://127.0.0.1:8080");
    }

    private int play(final MatchFeed opened, final PlaySettings settings) throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final FeedPlayer player =
                new FeedPlayer(opened, settings, new SystemPacer(TaiTime.DEFAULT_OFFSET_SECONDS), new Printing(out));
        Runtime.getRuntime().addShutdownHook(new Thread(player::stop, "touchline-stop"));
        out.println("playing: " + opened.description().name() + ", to=" + to.getHostString() + ":" + to.getPort()
                + ", speed=" + speed);
        out.flush();
        final PlayReport report = player.play();
        out.println("played: frames=" + report.framesSent() + ", records=" + report.recordsSent() + ", datagrams="
                + report.datagramsSent() + ", sendFailures=" + report.sendFailures() + ", framesLate="
                + report.framesLate() + ", maxLagMs=" + report.maxLagNs() / 1_000_000);
        out.flush();
        return report.sendFailures() == 0 ? 0 : 1;
    }

    /** Says what goes wrong while it plays. */
    private record Printing(PrintWriter out) implements PlayListener {
        @Override
        public void onBehindSchedule(final long lagNs, final long frames) {
            out.println("behind schedule: lagMs=" + lagNs / 1_000_000 + ", frames=" + frames);
            out.flush();
        }

        @Override
        public void onSendFailed(final long failures, final String reason) {
            out.println("not sent: failures=" + failures + ", reason=" + reason);
            out.flush();
        }
    }
}
