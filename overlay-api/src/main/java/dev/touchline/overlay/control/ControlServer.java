package dev.touchline.overlay.control;

import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.state.Health;
import dev.touchline.protocol.Counter;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.SystemEpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: control plane, health, metrics and the dashboard's files. Opened and closed by the thread that wires the
 * server; requests run on its own threads, and none of them touches the data plane but through the match service.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final String WEB_FILES = "/web";
    private final Javalin javalin;
    private final GcPauses pauses;

    private ControlServer(final Javalin javalin, final GcPauses pauses) {
        this.javalin = javalin;
        this.pauses = pauses;
    }

    /**
     * Binds and starts to serve.
     *
     * @throws IOException when the address is in use; the message names it
     */
    public static ControlServer open(final ControlContext context) throws IOException {
        final GcPauses pauses = GcPauses.watch();
        try {
            return new ControlServer(
                    Javalin.create(config -> configure(config, context, pauses)).start(), pauses);
        } catch (final JavalinBindException e) {
            pauses.close();
            throw new IOException(
                    "HTTP port not bound: http=" + context.host() + ":" + context.port() + ", reason="
                            + root(e).getMessage(),
                    e);
        }
    }

    private static Throwable root(final Throwable fault) {
        return fault.getCause() == null ? fault : root(fault.getCause());
    }

    private static void configure(final JavalinConfig config, final ControlContext context, final GcPauses pauses) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.addConnector((server, http) -> HttpPort.connector(server, http, context));
        final UnreadableRequests unreadable =
                new UnreadableRequests(context.door().maxHeaderBytes());
        config.jetty.modifyServer(server -> server.setErrorHandler(unreadable));
        config.jetty.modifyServletContextHandler(servlets -> {
            servlets.setErrorHandler(unreadable);
            servlets.addFilter(new HeadAsGet(), "/*", EnumSet.of(DispatcherType.REQUEST));
        });
        config.appData(RequestBody.MOST_BYTES, context.door().maxBodyBytes());
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(JsonBody.MAPPER, false));
        if (ControlServer.class.getResource(WEB_FILES + "/index.html") == null) {
            LOG.warn("dashboard not in this build: resource={}/index.html", WEB_FILES);
        } else {
            config.staticFiles.add(files -> {
                files.directory = WEB_FILES;
                files.location = Location.CLASSPATH;
                files.headers = Map.of("Cache-Control", "no-cache");
            });
        }
        final RequestGuard guard =
                new RequestGuard(context.access(), context.door().maxRequestRate(), context.counters());
        final CrossOrigin crossOrigin = new CrossOrigin(context.access());
        config.routes.before(request -> {
            SecurityHeaders.add(request);
            guard.checkRate(request);
            if (!crossOrigin.answer(request)) {
                guard.check(request);
            }
        });
        config.routes.beforeMatched(guard::authorize);
        addRoutes(config, context);
        new RuntimeRoutes(pauses, context.feedReceiveBufferBytes()).addTo(config.routes);
        ProblemAnswers.addTo(config.routes);
    }

    private static void addRoutes(final JavalinConfig config, final ControlContext context) {
        final MetricsPage metrics =
                new MetricsPage(context.counters(), context.matches().directory(), context.clients());
        config.routes.get("/api/v1/server", request -> request.json(server(request, context)));
        config.routes.get("/api/v1/health", request -> {
            final Health health = context.health().get();
            final Grant grant = RequestGuard.grant(request);
            request.status(health.status() == Health.Status.DOWN ? 503 : 200)
                    .json(grant == null ? health.withoutReasons() : health.in(grant.matches()));
        });
        config.routes.get("/api/v1/counters", request -> request.json(counters(context)));
        config.routes.get(
                "/metrics",
                request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(metrics.text()));
        new TokenRoutes(context.tokens(), SystemEpochClock.INSTANCE).addTo(config.routes);
        new MatchRoutes(context.matches(), context.feeds()).addTo(config.routes);
        new TeamRoutes(context.matches()).addTo(config.routes);
        new SourceRoutes(context.matches(), context.engines()).addTo(config.routes);
        new ClockRoutes(context.matches(), context.engines()).addTo(config.routes);
        new IncidentRoutes(context.matches(), context.engines(), SystemEpochClock.INSTANCE).addTo(config.routes);
        new ConfigRoutes(context.matches()).addTo(config.routes);
        new AnalysisRoutes(context.matches(), context.engines(), context.pitchControl()).addTo(config.routes);
        new IdentityRoutes(context.matches(), context.engines()).addTo(config.routes);
        config.routes.get(
                "/api/v1/matches/{id}/state",
                request -> request.json(
                        context.documents().polled(context.matches().match(QueryParameters.id(request, "id")))));
        new ClientRoutes(context.clients()).addTo(config.routes);
        new SnapshotRoutes(context.matches(), context.engines()).addTo(config.routes);
        new HeatRoutes(context.matches(), context.engines()).addTo(config.routes);
        new ContractRoutes().addTo(config.routes);
    }

    private static Map<String, Object> server(final Context request, final ControlContext context) {
        final Map<String, Object> server = new LinkedHashMap<>();
        server.put("name", "touchline");
        server.put("version", context.version());
        // The name by which the client reached us also leads it to the other port.
        final String host = request.header("Host");
        final int colon = host.lastIndexOf(':');
        final String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        final String scheme = context.door().tls() == null ? "ws://" : "wss://";
        server.put("liveUrl", scheme + name + ":" + context.liveAddress().get().getPort() + "/v1/live");
        final InetSocketAddress feed = context.feedAddress().get();
        server.put("feed", Map.of("host", feed.getAddress().getHostAddress(), "port", feed.getPort()));
        server.put("auth", context.access().needsToken() ? "token" : "none");
        server.put("role", RequestGuard.grant(request).role().label());
        return server;
    }

    private static Map<String, Object> counters(final ControlContext context) {
        final Map<String, Long> values = new LinkedHashMap<>();
        for (final Counter counter : context.counters().all()) {
            values.put(counter.name(), counter.value());
        }
        return Map.of("counters", values);
    }

    /** Every route as {@code METHOD path}, with parameters in braces. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .toList();
    }

    /** The port that it is bound to. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
        pauses.close();
    }
}
