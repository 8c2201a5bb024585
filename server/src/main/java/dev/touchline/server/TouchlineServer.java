package dev.touchline.server;

import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.engine.agent.PitchControlAgent;
import dev.touchline.ingest.FeedReceiver;
import dev.touchline.ingest.FeedReceivers;
import dev.touchline.ingest.IntakeContext;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.control.ControlContext;
import dev.touchline.overlay.control.ControlServer;
import dev.touchline.overlay.live.LiveContext;
import dev.touchline.overlay.live.LiveServer;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.MatchSnapshots;
import dev.touchline.overlay.match.Remark;
import dev.touchline.overlay.state.MatchDocuments;
import dev.touchline.overlay.store.Database;
import dev.touchline.overlay.store.JdbcMatchStore;
import dev.touchline.overlay.store.JdbcTokenStore;
import dev.touchline.overlay.tls.TlsIdentity;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.WallClock;
import dev.touchline.protocol.thread.TimeSlice;
import dev.touchline.server.config.SecurityConfig;
import dev.touchline.server.config.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server, wired: the engines' threads, the sockets and the control plane, started in the order in which each can serve
 * the next, and stopped in reverse. Opened and closed by one thread.
 */
public final class TouchlineServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TouchlineServer.class);
    private static final long PITCH_CONTROL_NAP_MS = 10;

    private static final int CLOCK_INTERVAL_S = 10;
    private static final int TLS_INTERVAL_S = 1;

    private final Counters counters = new Counters();
    private final WallClock clock = new WallClock();
    private final AtomicReference<FeedRegistry> registry = new AtomicReference<>(FeedRegistry.EMPTY);
    private final AtomicReference<LiveServer> live = new AtomicReference<>();
    private final MatchDirectory directory = new MatchDirectory();
    private final ScheduledExecutorService monitor =
            Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, "touchline-monitor"));
    private final ServerConfig config;
    private final EngineShards engines;
    private final PitchControlAgent pitchControl;
    private final AgentRunner pitchControlRunner;
    private final Database database;
    private final TokenRegistry tokens;
    private final MatchService matches;
    private final FeedMonitor feeds;
    private final StateKeeper keeper;
    private FeedReceiver receiver;
    private ControlServer control;

    private TouchlineServer(final ServerConfig config) throws IOException {
        this.config = config;
        database = DataFolder.openDatabase(config.storage(), counters);
        tokens = new TokenRegistry(new JdbcTokenStore(database), SystemEpochClock.INSTANCE);
        engines = new EngineShards(config, clock, shard -> live.get().onPublished(shard), counters);
        pitchControl = new PitchControlAgent(
                engines.outputs().stream().map(EngineOutput::broadcast).toList(), clock, counters);
        pitchControlRunner = new AgentRunner(
                new SleepingMillisIdleStrategy(PITCH_CONTROL_NAP_MS),
                fault -> LOG.error("pitch control fault: reason={}", fault.toString(), fault),
                null,
                pitchControl);
        matches = new MatchService(
                directory,
                engines.queue(),
                engines::shardOf,
                this::registryChanged,
                config.taiOffsetSeconds(),
                (matchId, reopened) -> live.get().onMatchChanged(matchId, reopened),
                new JdbcMatchStore(
                        database,
                        SystemEpochClock.INSTANCE::time,
                        config.storage().inMemory()
                                ? JdbcMatchStore.firstEpochInMemory(SystemEpochClock.INSTANCE.time())
                                : 1));
        keeper = new StateKeeper(
                matches,
                database::probe,
                new MatchSnapshots(
                        config.storage().snapshots(),
                        matches,
                        new EngineQuestions(engines::offer, engines::publication)),
                config.storage().snapshotIntervalSeconds());
        feeds = new FeedMonitor(directory, clock, () -> FeedSettings.rejected(counters));
    }

    /**
     * Starts a server.
     *
     * @throws IOException when a port is taken or an interface is not there; nothing is left running then
     */
    public static TouchlineServer open(final ServerConfig config, final String version) throws IOException {
        final TouchlineServer server = new TouchlineServer(config);
        try {
            server.start(version);
            return server;
        } catch (final IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void start(final String version) throws IOException {
        LOG.info("touchline {}: {}", version, config);
        final AccessPolicy access =
                new AccessPolicy(config.allowedHosts(), config.security().allowedOrigins(), config.token(), tokens);
        final TlsIdentity tls = tls();
        final ServerHealth health = new ServerHealth(counters, engines, this::troubles, feeds::notes);
        final EngineQuestions questions = new EngineQuestions(engines::offer, engines::publication);
        final MatchDocuments documents =
                new MatchDocuments(directory, questions, feeds, health::health, clock, monitor);
        live.set(LiveServer.prepare(new LiveContext(
                new InetSocketAddress(config.host(), config.livePort()),
                "touchline " + version,
                access,
                directory,
                feeds,
                engines.outputs(),
                engines::offer,
                documents,
                clock,
                config.liveMaxRate(),
                counters,
                config.security().live(tls))));
        tokens.addListener(() -> live.get().onTokensChanged());
        WarmUp.run(config.warmUpMs(), config.taiOffsetSeconds());
        engines.start();
        AgentRunner.startOnThread(pitchControlRunner);
        keeper.restore(config.storage().restoresSnapshots());
        // Not before the matches are there: a client that comes back after a crash would be told that there are none.
        live.get().listen();
        // The feed last: nothing is received before it can be served.
        receiver = FeedReceivers.open(
                FeedSettings.ingest(config),
                new IntakeContext(
                        engines.rings(), registry::get, FeedSettings.window(config), clock, engines::wake, counters));
        receiver.registryChanged(registry.get());
        keeper.start();
        control = ControlServer.open(new ControlContext(
                config.host().getHostAddress(),
                config.httpPort(),
                version,
                access,
                tokens,
                matches,
                feeds,
                questions,
                documents,
                pitchControl,
                counters,
                live.get().clients(),
                () -> live.get().address(),
                receiver::address,
                receiver::receiveBufferBytes,
                health::health,
                config.security().http(tls)));
        if (tls != null) {
            monitor.scheduleAtFixedRate(
                    new LastingTask("certificate", tls::refresh), TLS_INTERVAL_S, TLS_INTERVAL_S, TimeUnit.SECONDS);
        }
        monitor.scheduleAtFixedRate(
                new LastingTask("monitor", () -> sample(health)),
                0,
                FeedMonitor.SAMPLE_INTERVAL_MS,
                TimeUnit.MILLISECONDS);
        monitor.scheduleAtFixedRate(
                new LastingTask("clock", clock::resample), CLOCK_INTERVAL_S, CLOCK_INTERVAL_S, TimeUnit.SECONDS);
        LOG.info("data plane: slice={} us (0: the kernel's own)", TimeUnit.NANOSECONDS.toMicros(TimeSlice.grantedNs()));
    }

    private TlsIdentity tls() throws IOException {
        final SecurityConfig security = config.security();
        return security.isTls() ? TlsIdentity.open(security.tlsCertificate(), security.tlsKey(), counters) : null;
    }

    private List<Remark> troubles() {
        final List<Remark> troubles = new ArrayList<>(feeds.troubles());
        if (!database.isAnswering()) {
            troubles.add(Remark.ofServer("database does not answer: changes are refused"));
        }
        return troubles;
    }

    private void registryChanged(final FeedRegistry changed) {
        registry.set(changed);
        if (receiver != null) {
            receiver.registryChanged(changed);
        }
    }

    private void sample(final ServerHealth health) {
        receiver.sample();
        feeds.sample();
        health.sample();
    }

    /** Configures matches, as the control plane does. */
    public MatchService matches() {
        return matches;
    }

    /** The port of HTTP. */
    public int httpPort() {
        return control.port();
    }

    /** Every route of HTTP as {@code METHOD path}. */
    List<String> httpRoutes() {
        return control.routes();
    }

    /** The engines' queues and threads. */
    EngineShards engines() {
        return engines;
    }

    /** Where everything is stored. */
    Database database() {
        return database;
    }

    /** Where the live socket is. */
    public InetSocketAddress liveAddress() {
        return live.get().address();
    }

    /** Where the feed is received. */
    public InetSocketAddress feedAddress() {
        return receiver.address();
    }

    /** Stops: first the feed, then the clients, who are told, whatever engines and disks do; then what is kept, and the engines. */
    @Override
    public void close() {
        monitor.shutdownNow();
        if (receiver != null) {
            receiver.close();
        }
        if (live.get() != null) {
            live.get().close();
        }
        // After the last datagram, before the engines are gone.
        keeper.close();
        engines.close();
        pitchControlRunner.close();
        if (control != null) {
            control.close();
        }
        // Last: until then somebody may be storing.
        database.close();
    }
}
