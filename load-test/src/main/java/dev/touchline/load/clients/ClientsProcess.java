package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.LiveResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Clients in a JVM of their own, which ends with its input and so with this program at the latest. One thread calls. */
public final class ClientsProcess implements ListeningSide {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long STOP_TIMEOUT_S = 5;

    private final Process process;
    private final OutputStream input;
    private final BufferedReader output;

    private ClientsProcess(final Process process) {
        this.process = process;
        input = process.getOutputStream();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the process and waits until every client is connected. */
    public static ClientsProcess start(final URI live, final int count, final Optional<String> token)
            throws IOException {
        final Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClientsMain.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final ClientsProcess clients = new ClientsProcess(process);
        try {
            // Not among the arguments, which every user of the machine can read.
            final ObjectNode first =
                    MAPPER.createObjectNode().put("live", live.toString()).put("count", count);
            clients.ask(first.put("token", token.orElse(null)));
            return clients;
        } catch (final IOException e) {
            clients.close();
            throw e;
        }
    }

    @Override
    public void subscribe(final List<Long> matchIds, final Optional<ClientRate> rate, final boolean measured)
            throws IOException {
        final ObjectNode request = MAPPER.createObjectNode().put("do", "subscribe");
        matchIds.forEach(request.putArray("matches")::add);
        request.put("rate", rate.map(ClientRate::toString).orElse(null)).put("measured", measured);
        ask(request);
    }

    @Override
    public LiveResult result() throws IOException {
        return LiveResultJson.parse(ask(MAPPER.createObjectNode().put("do", "result")));
    }

    @Override
    public long cpuNs() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private JsonNode ask(final ObjectNode request) throws IOException {
        final String line;
        try {
            input.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            line = output.readLine();
        } catch (final IOException e) {
            throw new IOException("the clients' process does not answer: cause=" + e.getMessage(), e);
        }
        if (line == null) {
            throw new IOException("the clients' process ended");
        }
        final JsonNode answer = MAPPER.readTree(line);
        if (answer.has("error")) {
            throw new IOException(answer.path("error").asText());
        }
        return answer;
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
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted: waiting for the clients' process").initCause(e);
        }
    }
}
