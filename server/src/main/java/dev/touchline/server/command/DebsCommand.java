package dev.touchline.server.command;

import dev.touchline.engine.debs.DebsEngine;
import dev.touchline.engine.debs.DebsFormatException;
import dev.touchline.engine.debs.DebsMetadata;
import dev.touchline.engine.debs.Interruptions;
import dev.touchline.feeds.debs.DebsGenerator;
import dev.touchline.server.debs.DebsRun;
import dev.touchline.server.debs.DebsSummary;
import dev.touchline.server.debs.NoResults;
import dev.touchline.server.debs.ResultFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the four queries of the DEBS 2013 Grand Challenge over a file, or makes such a file up. */
@Command(
        name = "debs",
        description = "The DEBS 2013 Grand Challenge: running, possession, heat map and shots of a file of its events.",
        mixinStandardHelpOptions = true)
public final class DebsCommand implements Callable<Integer> {
    private static final int TICKS_PER_SECOND = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Events, .gz or not: sid,ts,x,y,z,|v|,|a|,vx,vy,vz,...")
    private Path file;

    @Option(
            names = "--metadata",
            paramLabel = "FILE",
            description = "Sensors, players and halves (default: the recording's).")
    private Path metadata;

    @Option(
            names = "--interruptions",
            paramLabel = "FILE",
            description = "The challenge's list of game interruptions; once for each half.")
    private List<Path> interruptions = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Writes all results there as CSV.")
    private Path out;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Rows a second of running and team possession, 1 to 50 and a divisor of 50"
                    + " (default: ${DEFAULT-VALUE}).")
    private int rate = 1;

    @Option(
            names = "--heat-every",
            paramLabel = "S",
            description = "Seconds between two heat maps, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private int heatEvery = 60;

    @Option(names = "--generate", paramLabel = "FILE", description = "Makes a file up instead of reading one.")
    private Path generate;

    @Option(names = "--seconds", paramLabel = "S", description = "Of a made-up file (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--seed", paramLabel = "N", description = "Of a made-up file (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (generate == null && file == null) {
            throw bad("what to read? FILE, or --generate FILE");
        }
        if (generate != null) {
            generate(console);
        }
        if (file != null) {
            run(console);
        }
        return 0;
    }

    private ParameterException bad(final String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void generate(final PrintStream console) throws IOException {
        final Path folder = generate.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(generate)) {
            throw bad("not a file that can be written: generate=" + generate);
        }
        final DebsGenerator generator;
        try {
            generator = new DebsGenerator(seconds, seed);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        final long events = DebsRun.generate(generate, generator);
        console.printf(
                Locale.ROOT, "generated: file=%s, seconds=%d, seed=%d, events=%d%n", generate, seconds, seed, events);
    }

    private void run(final PrintStream console) throws IOException {
        check();
        final DebsMetadata sensors;
        final Interruptions pauses;
        try {
            sensors = DebsRun.metadata(metadata);
            pauses = DebsRun.interruptions(sensors, interruptions);
        } catch (final DebsFormatException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        final long start = System.nanoTime();
        final DebsEngine engine = run(sensors, pauses);
        console.print(DebsSummary.of(sensors, engine, System.nanoTime() - start));
    }

    private DebsEngine run(final DebsMetadata sensors, final Interruptions pauses) throws IOException {
        if (out == null) {
            return DebsRun.run(file, sensors, pauses, new NoResults());
        }
        Files.createDirectories(out);
        try (ResultFiles results = new ResultFiles(out, sensors, TICKS_PER_SECOND / rate, heatEvery)) {
            return DebsRun.run(file, sensors, pauses, results);
        }
    }

    private void check() {
        requireFile("file", file);
        if (metadata != null) {
            requireFile("metadata", metadata);
        }
        interruptions.forEach(list -> requireFile("interruptions", list));
        if (rate < 1 || rate > TICKS_PER_SECOND || TICKS_PER_SECOND % rate != 0) {
            throw bad("rate out of range: rate=" + rate + ", range=1, 2, 5, 10, 25, 50");
        }
        if (heatEvery < 1 || heatEvery > 3_600) {
            throw bad("interval out of range: heat-every=" + heatEvery + ", range=1-3600");
        }
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
            throw bad("not a folder: out=" + out);
        }
    }

    private void requireFile(final String name, final Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw bad("no such file: " + name + "=" + path);
        }
    }
}
