package dev.touchline.load;

import dev.touchline.load.clients.DifficultHere;
import dev.touchline.load.clients.DifficultProcess;
import dev.touchline.load.clients.DifficultSide;
import dev.touchline.load.control.ControlClient;
import dev.touchline.load.control.Instruments;
import dev.touchline.load.control.KernelDrops;
import dev.touchline.load.control.ProcessMemory;
import dev.touchline.load.control.ServerAddresses;
import dev.touchline.load.control.ServerRuntime;
import dev.touchline.load.feed.FeedSender;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.JoinResult;
import dev.touchline.load.live.LiveAudience;
import dev.touchline.load.series.Reading;
import dev.touchline.load.series.Sample;
import dev.touchline.load.series.SeriesSampler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What happens beside the measured match: difficult clients come and go, and somebody takes notes now and then. One thread
 * begins and ends it; the notes are taken by another, with a connection to the control plane of its own.
 */
final class Sidelines implements AutoCloseable {
    private static final String RECEIVED = "engine_records";
    private static final String RING_DROPPED = "ring_dropped";
    private static final String CLIENTS = "live_clients";
    private static final long HALF = 2;
    private static final long MOMENT_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_MOMENTS = 20;

    private final LoadSettings settings;
    private final ServerAddresses addresses;
    private final ControlClient control;
    private final Instruments instruments;
    private final FeedSender sender;
    private final SendClock clock;
    private final boolean serverIsHere;
    private final KernelDrops kernel = KernelDrops.system();
    private boolean difficultWanted = true;
    private Optional<DifficultSide> difficult = Optional.empty();
    private Optional<SeriesSampler> sampler = Optional.empty();

    /**
     * The sidelines of one load test.
     *
     * @param control not used by any other thread
     */
    Sidelines(
            final LoadSettings settings,
            final ControlClient control,
            final ServerAddresses addresses,
            final boolean serverIsHere,
            final Optional<LongSupplier> serverCpuNs,
            final LongSupplier clientsCpuNs,
            final FeedSender sender,
            final SendClock clock) {
        this.settings = settings;
        this.control = control;
        this.addresses = addresses;
        this.instruments =
                new Instruments(control, serverIsHere, serverCpuNs, () -> clientsCpuNs.getAsLong() + cpuNs(), clock);
        this.sender = sender;
        this.clock = clock;
        this.serverIsHere = serverIsHere;
    }

    /** From now on nobody makes trouble, or somebody does; notes are taken either way, because to take them costs something. */
    Sidelines withDifficult(final boolean wanted) {
        difficultWanted = wanted;
        return this;
    }

    /** Lets the difficult clients loose on matches that are about to be sent; a storm breaks half way. */
    void begin(final List<Long> matchIds) throws IOException {
        if (difficultWanted && settings.staging().difficult().total() > 0) {
            final LiveAudience audience = new LiveAudience(matchIds, settings.clientRate(), settings.token(), clock);
            final Duration stormAfter = Duration.ofSeconds(settings.seconds()).dividedBy(HALF);
            difficult = Optional.of(
                    settings.clientProcess()
                            ? DifficultProcess.start(
                                    addresses.live(),
                                    audience,
                                    settings.staging().difficult(),
                                    stormAfter)
                            : new DifficultHere(
                                    addresses.live(),
                                    audience,
                                    settings.staging().difficult(),
                                    stormAfter));
            awaitSlowClients(difficult.get());
        }
        final long firstMatch = matchIds.get(0);
        if (settings.staging().sampleSeconds() > 0) {
            sampler = Optional.of(SeriesSampler.start(
                    () -> read(firstMatch),
                    clock,
                    Duration.ofSeconds(settings.staging().sampleSeconds()),
                    (before, after) -> instruments.between(before, after, 0)));
        }
    }

    /** Processor time that the difficult clients have used in a process of their own, ns. */
    long cpuNs() {
        return difficult.map(DifficultSide::cpuNs).orElse(0L);
    }

    /** Takes no more notes; the difficult clients stay until {@link #close}. */
    SidelineResult end() throws IOException {
        final List<Sample> series = sampler.isPresent() ? sampler.get().stop() : List.of();
        final Map<ClientKind, JoinResult> fared =
                difficult.isPresent() ? difficult.get().results() : Map.of();
        return new SidelineResult(fared, series, memory(control.runtime()));
    }

    @Override
    public void close() throws IOException {
        if (sampler.isPresent()) {
            sampler.get().close();
        }
        if (difficult.isPresent()) {
            difficult.get().close();
        }
        sampler = Optional.empty();
        difficult = Optional.empty();
    }

    /** Waits until those that are there from the beginning have joined or failed, 2 s at most. */
    private void awaitSlowClients(final DifficultSide side) throws IOException {
        for (int i = 0; i < MOST_MOMENTS; i++) {
            final Map<ClientKind, JoinResult> results = side.results();
            final boolean settled = Stream.of(ClientKind.STALLED, ClientKind.TRICKLE)
                    .map(results::get)
                    .allMatch(result -> result.subscribed() + result.failed() >= result.clients());
            if (settled) {
                return;
            }
            clock.park(MOMENT_NS);
        }
    }

    private Reading read(final long firstMatch) throws IOException {
        final long atNs = clock.nanoTime();
        final long sent = sender.progress();
        final Map<String, Long> counters = control.counters();
        final Instruments.Reading use = instruments.read();
        return new Reading(
                atNs,
                sent,
                counter(counters, RECEIVED),
                counter(counters, CLIENTS),
                serverIsHere ? kernel.ofPort(addresses.feed().getPort()) : OptionalLong.empty(),
                counters.getOrDefault(RING_DROPPED, 0L),
                control.feed(firstMatch).engineLatencyMicros(),
                memory(use.server()),
                use);
    }

    private Optional<ProcessMemory> memory(final Optional<ServerRuntime> server) {
        return serverIsHere ? server.flatMap(runtime -> ProcessMemory.of(runtime.pid())) : Optional.empty();
    }

    private static OptionalLong counter(final Map<String, Long> counters, final String name) {
        final Long value = counters.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
