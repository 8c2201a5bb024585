package dev.touchline.load.baseline;

import dev.touchline.protocol.TaiTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bare receiver as a program: compiled from C by the machine's {@code cc} into a folder that is removed on close, or a Java
 * class where there is no compiler. One thread.
 */
public final class SinkProgram implements AutoCloseable {
    private static final String SOURCE = "sink.c";
    private static final String C = "C, recvmmsg";
    private static final String JAVA = "Java, DatagramChannel";

    private final Path folder;
    private final List<String> command;
    private final String kind;

    private SinkProgram(final Path folder, final List<String> command, final String kind) {
        this.folder = folder;
        this.command = List.copyOf(command);
        this.kind = kind;
    }

    /** The program in C, or in Java when this machine has no compiler. */
    public static SinkProgram build() throws IOException {
        return build("cc");
    }

    static SinkProgram build(final String compiler) throws IOException {
        final Path folder = Files.createTempDirectory("touchline-load-sink-");
        final Path source = folder.resolve(SOURCE);
        final Path program = folder.resolve("sink");
        try (InputStream in = SinkProgram.class.getResourceAsStream(SOURCE)) {
            Files.copy(in, source);
        }
        if (compile(List.of(compiler, "-O2", "-pthread", "-o", program.toString(), source.toString()))) {
            return new SinkProgram(folder, List.of(program.toString()), C);
        }
        return new SinkProgram(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaSink.class.getName()),
                JAVA);
    }

    private static boolean compile(final List<String> compilation) throws IOException {
        try {
            return new ProcessBuilder(compilation)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted: compiling the bare receiver").initCause(e);
        } catch (final IOException e) {
            // No compiler on this machine: the report says which receiver it was.
            return false;
        }
    }

    /** In which language it is, and how it receives. */
    public String kind() {
        return kind;
    }

    /**
     * Starts a receiver on a free port.
     *
     * @param host an IPv4 address of this machine
     * @param receiveBufferBytes asked of the kernel, which counts twice as many
     */
    public BareSink start(final InetAddress host, final int receiveBufferBytes) throws IOException {
        if (!(host instanceof Inet4Address)) {
            throw new IOException("the bare receiver speaks IPv4 only: host=" + host.getHostAddress());
        }
        final List<String> full = new ArrayList<>(command);
        full.add(host.getHostAddress());
        full.add(Integer.toString(receiveBufferBytes));
        full.add(Integer.toString(TaiTime.DEFAULT_OFFSET_SECONDS));
        return BareSink.start(full, host);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("sink"));
        Files.deleteIfExists(folder.resolve(SOURCE));
        Files.deleteIfExists(folder);
    }
}
