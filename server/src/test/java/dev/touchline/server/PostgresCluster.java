package dev.touchline.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of the tests' own: a cluster in a temporary folder, on a free port of loopback, under a user other than root.
 * Made when first asked for, one for all tests of a JVM, and gone with it. Without PostgreSQL on the machine the test that asks is
 * skipped, or, in CI, fails.
 */
final class PostgresCluster {
    static final String USER = "touchline";
    static final String PASSWORD = "correct horse";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_S = 60;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresCluster running;

    private final Path folder;
    private final Path programs;
    private final int port;

    private PostgresCluster(final Path folder, final Path programs, final int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** The URL of a database that nobody has used. */
    static synchronized String newDatabase() throws IOException, SQLException, InterruptedException {
        if (running == null) {
            running = start();
        }
        final String name = "touchline_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(running.url("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return running.url(name);
    }

    /** A connection of the tests' own. */
    static Connection connect(final String url) throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    private String url(final String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static PostgresCluster start() throws IOException, InterruptedException {
        final Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            final String reason = "PostgreSQL is not installed, on Debian 'apt install postgresql': folder=" + DEBIAN;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
        }
        final Path folder = Files.createTempDirectory("touchline-postgres");
        final PostgresCluster cluster = new PostgresCluster(folder, programs.get(), freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop, "postgres-stop"));
        final Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            // PostgreSQL refuses to run as root.
            cluster.run("chown", "-R", unprivileged(), folder.toString());
        }
        cluster.runAsUser(
                cluster.program("initdb"),
                "--pgdata=" + cluster.cluster(),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync");
        cluster.runAsUser(
                cluster.program("pg_ctl"),
                "--pgdata=" + cluster.cluster(),
                "--log=" + folder.resolve("log"),
                "--options=-p " + cluster.port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "--wait",
                "start");
        return cluster;
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(bin ->
                            Integer.parseInt(bin.getParent().getFileName().toString())));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private String program(final String name) {
        return programs.resolve(name).toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String unprivileged() throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith("postgres:"))
                ? "postgres"
                : "nobody";
    }

    private void runAsUser(final String... command) throws IOException, InterruptedException {
        final List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(List.of("runuser", "-u", unprivileged(), "--"));
        }
        whole.addAll(List.of(command));
        run(whole.toArray(new String[0]));
    }

    private void run(final String... command) throws IOException, InterruptedException {
        // Into a file: the server that pg_ctl leaves behind would keep a pipe open.
        final Path output = Files.createTempFile("touchline-postgres", ".log");
        try {
            final Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("PostgreSQL command failed: command=" + List.of(command) + ", output="
                        + Files.readString(output, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(output);
        }
    }

    private void stop() {
        try {
            if (Files.exists(cluster().resolve("postmaster.pid"))) {
                runAsUser(program("pg_ctl"), "--pgdata=" + cluster(), "--mode=immediate", "--wait", "stop");
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (final IOException e) {
            System.err.println("PostgreSQL of the tests not cleaned up: reason=" + e.getMessage());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
