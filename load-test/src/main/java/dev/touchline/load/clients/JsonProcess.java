package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this one's classes in a JVM of its own, asked and answering in lines of JSON. It ends with its input, and so
 * with this program at the latest. One thread calls.
 */
final class JsonProcess implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final long STOP_TIMEOUT_S = 5;

    private final String name;
    private final Process process;
    private final OutputStream input;
    private final BufferedReader output;

    private JsonProcess(final String name, final Process process) {
        this.name = name;
        this.process = process;
        input = process.getOutputStream();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts the program.
     *
     * @param name what to call it when it fails
     */
    static JsonProcess start(final String name, final Class<?> main) throws IOException {
        return start(name, main, List.of());
    }

    /**
     * Starts the program with what the cores have left: neither it nor its JVM's compilers hold up what is measured. Where the
     * system has no {@code nice} it is started as any other.
     */
    static JsonProcess startAside(final String name, final Class<?> main) throws IOException {
        return start(name, main, Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "19") : List.of());
    }

    private static JsonProcess start(final String name, final Class<?> main, final List<String> launcher)
            throws IOException {
        final List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A young generation for some minutes: a collection here would look like the server's delay.
        command.addAll(List.of("-Xms768m", "-Xmx768m", "-Xmn640m"));
        // What the launcher gave this program: collector, thresholds, priorities.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(List.of(
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        return new JsonProcess(
                name,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Asks and waits for the answer; one with {@code error} is an {@link IOException}. */
    JsonNode ask(final ObjectNode request) throws IOException {
        final String line;
        try {
            input.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            line = output.readLine();
        } catch (final IOException e) {
            throw new IOException(name + " does not answer: cause=" + e.getMessage(), e);
        }
        if (line == null) {
            throw new IOException(name + " ended");
        }
        final JsonNode answer = MAPPER.readTree(line);
        if (answer.has("error")) {
            throw new IOException(answer.path("error").asText());
        }
        return answer;
    }

    /** Processor time that it has used, ns; 0 where the system does not say. */
    long cpuNs() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        input.close();
        try {
            if (!process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw (InterruptedIOException) new InterruptedIOException("interrupted: waiting for " + name).initCause(e);
        }
    }
}
