package dev.touchline.server.command;

import dev.touchline.load.LoadRun;
import dev.touchline.load.LoadSettings;
import dev.touchline.load.Report;
import dev.touchline.load.feed.RecordKind;
import dev.touchline.load.live.ClientRate;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads a server over the network and reports what it lost and how late it was. */
@Command(
        name = "load",
        description = "Loads a server over the network; reports losses and latencies.",
        mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioOptions scenario;

    @Option(names = "--rate", paramLabel = "RECORDS_PER_S", description = "Records a second (default: the profile's).")
    private Long rate;

    @Option(names = "--warmup", paramLabel = "S", description = "How long before (default: ${DEFAULT-VALUE}).")
    private int warmup = 5;

    @Option(
            names = "--client-rate",
            paramLabel = "N[/D]",
            description = "Frames a second that clients ask for, or 'every' (default: ${DEFAULT-VALUE}).")
    private String clientRate = "60";

    @Option(
            names = "--send",
            paramLabel = "HOW",
            description = "batched: what is due leaves in one call; single: one call a datagram (default: batched).")
    private LoadSettings.SendPath send = LoadSettings.SendPath.BATCHED;

    @Mixin
    private OwnServerOptions ownServer;

    @Option(
            names = "--records",
            paramLabel = "KIND",
            description = "position, or sensor: the engine has no work with them (default: ${DEFAULT-VALUE}).")
    private RecordKind records = RecordKind.POSITION;

    @Option(
            names = "--without-lag",
            paramLabel = "S",
            description = "How long latencies are measured again without the sender's lag (default: ${DEFAULT-VALUE}).")
    private int withoutLag = 5;

    @Option(names = "--find-limit", description = "Searches the highest rate without loss, from --rate on.")
    private boolean findLimit;

    @Option(
            names = "--trial-seconds",
            paramLabel = "S",
            description = "How long each rate is tried (default: ${DEFAULT-VALUE}).")
    private int trialSeconds = 5;

    @Option(names = "--baseline", description = "Measures a bare receiver in C beside the server.")
    private boolean baseline;

    @Option(
            names = "--clients-here",
            description = "Keeps the clients in the sender's process instead of one of their own.")
    private boolean clientsHere;

    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            converter = HostPort.class,
            description = "Where the feed is received (default: what the server says).")
    private InetSocketAddress to;

    @Option(names = "--api", paramLabel = "URL", description = "The control plane (default: ${DEFAULT-VALUE}).")
    private String api = "http://127.0.0.1:8080";

    @Option(names = "--token", paramLabel = "TEXT", description = "The control plane's token.")
    private String token;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON too.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the report as a page with charts too.")
    private Path html;

    @Override
    public Integer call() throws IOException {
        final LoadSettings settings = settings();
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final Report report = LoadRun.run(settings, out);
        out.print(report.toTable());
        if (json != null) {
            Files.writeString(json, report.toJson());
        }
        if (html != null) {
            Files.writeString(html, report.toHtml());
        }
        return report.exitCode();
    }

    /** Before the test, because it would be a pity to say so after it. */
    private void requireFolder(final String name, final Path file) {
        if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new ParameterException(spec.commandLine(), "no such folder: " + name + "=" + file);
        }
    }

    private LoadSettings settings() {
        requireFolder("json", json);
        requireFolder("html", html);
        try {
            final LoadSettings.Builder builder = scenario.builder(false)
                    .warmupSeconds(warmup)
                    .records(records)
                    .withoutLagSeconds(withoutLag)
                    .sendPath(send)
                    .api(URI.create(api))
                    .serverCommand(ownServer.command());
            if (findLimit) {
                builder.findLimit(trialSeconds);
            }
            if (baseline) {
                builder.baseline();
            }
            if (!clientsHere) {
                builder.clientProcess();
            }
            if (clientRate.equals("every")) {
                builder.everyFrame();
            } else {
                builder.clientRate(ClientRate.parse(clientRate));
            }
            if (rate != null) {
                builder.recordsPerSecond(rate);
            }
            if (to != null) {
                builder.to(to);
            }
            if (token != null) {
                builder.token(token);
            }
            return builder.build();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
