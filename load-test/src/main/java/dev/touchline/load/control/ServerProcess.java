package dev.touchline.load.control;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server started for one test, as a process of its own. One thread. Everything it prints goes to a file, which is removed
 * with the process unless {@link #keepOutput()} was called; when this program dies, so does the server.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final long POLL_MS = 20;

    private final Process process;
    private final Path output;
    private final Thread stopAtExit;
    private boolean keepOutput;
    private URI api;
    private ServerAddresses addresses;

    private ServerProcess(final Process process, final Path output) {
        this.process = process;
        this.output = output;
        this.stopAtExit = new Thread(process::destroyForcibly, "stop-server");
    }

    /**
     * Starts a server and waits until it says {@code ready}.
     *
     * @throws IOException when it cannot be started, ends, or is not ready in time; the message names the file of its output
     */
    public static ServerProcess start(final List<String> command, final Duration timeout) throws IOException {
        final Path output = Files.createTempFile("touchline-load-server-", ".log");
        final Process process = launch(command, output);
        final ServerProcess server = new ServerProcess(process, output);
        Runtime.getRuntime().addShutdownHook(server.stopAtExit);
        try {
            server.awaitReady(timeout);
            return server;
        } catch (final IOException e) {
            server.keepOutput();
            server.close();
            throw new IOException(e.getMessage() + ", output=" + output, e);
        }
    }

    /** The control plane's address. */
    public URI api() {
        return api;
    }

    /** The live socket and the feed. */
    public ServerAddresses addresses() {
        return addresses;
    }

    /** Processor time used so far, ns; 0 where the system does not say. */
    public long cpuNs() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Where the server's output is. */
    public Path output() {
        return output;
    }

    /** Leaves the file of the server's output behind. */
    public void keepOutput() {
        keepOutput = true;
    }

    /** Asks the server to stop, and makes it stop after 5 s. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        } finally {
            removeHook();
        }
        if (!keepOutput) {
            Files.deleteIfExists(output);
        }
    }

    private static Process launch(final List<String> command, final Path output) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (final IOException e) {
            Files.delete(output);
            throw e;
        }
    }

    private void awaitReady(final Duration timeout) throws IOException {
        final long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            final boolean ended = pause();
            final List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            if (ServerLines.isReady(lines)) {
                api = ServerLines.api(lines);
                addresses = ServerLines.addresses(lines);
                return;
            }
            if (ended) {
                throw new IOException("server ended before it was ready: exit=" + process.exitValue());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("server not ready in time: timeoutMs=" + timeout.toMillis());
            }
        }
    }

    /** Waits a moment; answers whether the process has ended. */
    private boolean pause() throws IOException {
        try {
            return process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (final IllegalStateException e) {
            // The program is ending: the hook runs, and has nothing left to stop.
            return;
        }
    }

    private static IOException interrupted(final InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (InterruptedIOException)
                new InterruptedIOException("interrupted: waiting for the server").initCause(cause);
    }
}
