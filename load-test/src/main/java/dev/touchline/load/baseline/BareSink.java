package dev.touchline.load.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A bare receiver that runs: a process that ends with its input, and so with this program at the latest. One thread. What
 * goes wrong is an {@link IOException} that says what the process printed.
 */
public final class BareSink implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long STOP_TIMEOUT_S = 5;

    private final Process process;
    private final BufferedReader output;
    private final InetSocketAddress address;
    private final int receiveBufferBytes;

    private BareSink(
            final Process process, final BufferedReader output, final InetAddress host, final JsonNode listening) {
        this.process = process;
        this.output = output;
        address = new InetSocketAddress(host, listening.path("port").asInt());
        receiveBufferBytes = listening.path("receiveBuffer").asInt();
    }

    /** Starts a receiver and waits until it listens. */
    static BareSink start(final List<String> command, final InetAddress host) throws IOException {
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            return new BareSink(process, output, host, line(output));
        } catch (final IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** Its receive buffer, as the kernel counts. */
    public int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    /** Ends it; answers what it counted, with what its socket still held. */
    public SinkCount finish() throws IOException {
        process.getOutputStream().close();
        return SinkCount.of(line(output));
    }

    private static JsonNode line(final BufferedReader output) throws IOException {
        final String line = output.readLine();
        if (line == null) {
            throw new IOException("the bare receiver ended without a word");
        }
        return MAPPER.readTree(line);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted: waiting for the bare receiver").initCause(e);
        }
    }
}
