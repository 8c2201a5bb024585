package dev.touchline.server.debs;

import dev.touchline.engine.debs.DebsEngine;
import dev.touchline.engine.debs.DebsFormatException;
import dev.touchline.engine.debs.DebsListener;
import dev.touchline.engine.debs.DebsMetadata;
import dev.touchline.engine.debs.DebsStream;
import dev.touchline.engine.debs.Interruptions;
import dev.touchline.feeds.debs.DebsGenerator;
import dev.touchline.feeds.debs.DebsSensors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Files of the challenge: reads what the queries need, gives them the events, writes made-up ones. One thread. */
public final class DebsRun {
    private static final int CHUNK = 1 << 18;

    private DebsRun() {}

    /**
     * Reads metadata.
     *
     * @param file the program's text format, or null for the recording's sensors
     */
    public static DebsMetadata metadata(final Path file) throws IOException, DebsFormatException {
        return DebsMetadata.parse(file == null ? DebsSensors.metadata() : lines(file));
    }

    /** Reads interruptions, one file for each half. */
    public static Interruptions interruptions(final DebsMetadata metadata, final List<Path> files)
            throws IOException, DebsFormatException {
        final List<List<String>> halves = new ArrayList<>();
        for (final Path file : files) {
            halves.add(lines(file));
        }
        return Interruptions.parse(metadata, halves);
    }

    /** Latin-1 reads any bytes; names in other encodings look odd and nothing fails. */
    private static List<String> lines(final Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }

    /** Gives all events of a file, plain or gzip by its name, to an engine. */
    public static DebsEngine run(
            final Path file,
            final DebsMetadata metadata,
            final Interruptions interruptions,
            final DebsListener listener)
            throws IOException {
        final DebsEngine engine = new DebsEngine(metadata, interruptions, listener);
        final DebsStream stream = new DebsStream(engine);
        final byte[] chunk = new byte[CHUNK];
        try (InputStream in = open(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                stream.accept(chunk, 0, length);
            }
        }
        stream.end();
        engine.finish();
        return engine;
    }

    private static InputStream open(final Path file) throws IOException {
        final InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, CHUNK) : in;
    }

    /**
     * Writes a made-up game, and its interruptions beside it: {@code NAME.interruptions-1.csv} and {@code -2}.
     *
     * @return the number of events
     */
    public static long generate(final Path file, final DebsGenerator generator) throws IOException {
        final long events;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            events = generator.writeTo(out);
        }
        for (int half = 0; half < 2; half++) {
            Files.write(interruptionsBeside(file, half), generator.interruptions(half));
        }
        return events;
    }

    /** Where the interruptions of a half, from 0, lie beside a made-up file. */
    public static Path interruptionsBeside(final Path file, final int half) {
        return file.resolveSibling(file.getFileName() + ".interruptions-" + (half + 1) + ".csv");
    }
}
