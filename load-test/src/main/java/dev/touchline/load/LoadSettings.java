package dev.touchline.load;

import dev.touchline.load.feed.FeedShape;
import dev.touchline.load.feed.RecordKind;
import dev.touchline.load.live.ClientRate;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One load test, checked as a whole: {@link IllegalArgumentException} names every fault, its value and its range.
 * Immutable; any thread. Made by {@link #builder(LoadProfile)}.
 *
 * @param profile what is sent
 * @param records of which kind the records are
 * @param recordsPerSecond over all sources and legs; where the search for the limit begins
 * @param seconds how long the measured match is sent
 * @param warmupSeconds how long another match is sent before, 0 for not at all
 * @param withoutLagSeconds how long a further match is sent whose latencies do not hold the sender's lag, 0 for none
 * @param trialSeconds searches the highest loss-free rate with trials of so many seconds; empty measures one rate
 * @param baseline whether a bare receiver is measured beside the server
 * @param clients live clients that subscribe to the match's frames
 * @param clientProcess whether the clients have a process of their own
 * @param clientRate the rate they ask for, or empty for every frame
 * @param sendPath how datagrams enter the kernel
 * @param to where the feed goes, or empty to ask the server
 * @param api the control plane's root; not used when a server is started
 * @param token the bearer token, when the server wants one
 * @param serverCommand starts the server as a process of its own, or empty to use the one at {@code api}
 */
public record LoadSettings(
        LoadProfile profile,
        RecordKind records,
        long recordsPerSecond,
        int seconds,
        int warmupSeconds,
        int withoutLagSeconds,
        OptionalInt trialSeconds,
        boolean baseline,
        int clients,
        boolean clientProcess,
        Optional<ClientRate> clientRate,
        SendPath sendPath,
        Optional<InetSocketAddress> to,
        URI api,
        Optional<String> token,
        List<String> serverCommand) {
    static final long MAX_RATE = 50_000_000;
    static final int MAX_SECONDS = 86_400;
    static final int MAX_WARMUP_SECONDS = 600;
    static final int MAX_WITHOUT_LAG_SECONDS = 600;
    static final int MAX_TRIAL_SECONDS = 600;
    static final int MAX_CLIENTS = 5_000;

    /** How datagrams enter the kernel. */
    public enum SendPath {
        /** Those that are due at once leave in one call where the kernel can cut them apart (UDP_SEGMENT). */
        BATCHED,
        /** One call for each, as separate cameras would: costs the sender and the receiver more. */
        SINGLE
    }

    public LoadSettings {
        serverCommand = List.copyOf(serverCommand);
        final List<String> faults = new ArrayList<>();
        range(faults, "rate", recordsPerSecond, FeedShape.OBJECTS, MAX_RATE);
        range(faults, "seconds", seconds, 1, MAX_SECONDS);
        range(faults, "warmup", warmupSeconds, 0, MAX_WARMUP_SECONDS);
        range(faults, "without-lag", withoutLagSeconds, 0, MAX_WITHOUT_LAG_SECONDS);
        if (trialSeconds.isPresent()) {
            range(faults, "trial-seconds", trialSeconds.getAsInt(), 1, MAX_TRIAL_SECONDS);
        }
        range(faults, "clients", clients, 0, MAX_CLIENTS);
        if (api.getHost() == null || !Set.of("http", "https").contains(api.getScheme())) {
            faults.add("api=" + api + ": not an http address, example=http://127.0.0.1:8080");
        }
        if (to.isPresent() && (to.get().isUnresolved() || to.get().getPort() == 0)) {
            faults.add("to=" + to.get() + ": not a known host with a port of 1..65535");
        }
        if (to.isPresent() && !serverCommand.isEmpty()) {
            faults.add("to=" + to.get() + ": a server that is started here chooses its own address");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("load settings: " + String.join("; ", faults));
        }
    }

    /** Settings for a profile at its own rate: 10 s after a warm-up of 5 s, one client at 60 frames/s in this process. */
    public static Builder builder(final LoadProfile profile) {
        return new Builder(profile);
    }

    /** Whether the highest loss-free rate is searched. */
    public boolean findsLimit() {
        return trialSeconds.isPresent();
    }

    /** Whether a server is started for the test. */
    public boolean serves() {
        return !serverCommand.isEmpty();
    }

    private static void range(
            final List<String> faults, final String key, final long value, final long from, final long to) {
        if (value < from || value > to) {
            faults.add(key + "=" + value + ": range=" + from + ".." + to);
        }
    }

    /** Collects settings; one thread. What is not set keeps the value said at {@link #builder(LoadProfile)}. */
    public static final class Builder {
        private final LoadProfile profile;
        private RecordKind records = RecordKind.POSITION;
        private long recordsPerSecond;
        private int seconds = 10;
        private int warmupSeconds = 5;
        private int withoutLagSeconds;
        private OptionalInt trialSeconds = OptionalInt.empty();
        private boolean baseline;
        private int clients = 1;
        private boolean clientProcess;
        private Optional<ClientRate> clientRate = Optional.of(ClientRate.SIXTY);
        private SendPath sendPath = SendPath.BATCHED;
        private Optional<InetSocketAddress> to = Optional.empty();
        private URI api = URI.create("http://127.0.0.1:8080");
        private Optional<String> token = Optional.empty();
        private List<String> serverCommand = List.of();

        private Builder(final LoadProfile profile) {
            this.profile = profile;
            this.recordsPerSecond = profile.recordsPerSecond();
        }

        public Builder records(final RecordKind value) {
            records = value;
            return this;
        }

        public Builder recordsPerSecond(final long value) {
            recordsPerSecond = value;
            return this;
        }

        public Builder seconds(final int value) {
            seconds = value;
            return this;
        }

        public Builder warmupSeconds(final int value) {
            warmupSeconds = value;
            return this;
        }

        public Builder withoutLagSeconds(final int value) {
            withoutLagSeconds = value;
            return this;
        }

        /** Searches the highest loss-free rate with trials of so many seconds. */
        public Builder findLimit(final int secondsOfATrial) {
            trialSeconds = OptionalInt.of(secondsOfATrial);
            return this;
        }

        /** Measures a bare receiver too. */
        public Builder baseline() {
            baseline = true;
            return this;
        }

        public Builder clients(final int value) {
            clients = value;
            return this;
        }

        /** Gives the clients a process of their own. */
        public Builder clientProcess() {
            clientProcess = true;
            return this;
        }

        public Builder clientRate(final ClientRate value) {
            clientRate = Optional.of(value);
            return this;
        }

        /** Clients ask for no rate and get every frame. */
        public Builder everyFrame() {
            clientRate = Optional.empty();
            return this;
        }

        public Builder sendPath(final SendPath value) {
            sendPath = value;
            return this;
        }

        public Builder to(final InetSocketAddress value) {
            to = Optional.of(value);
            return this;
        }

        public Builder api(final URI value) {
            api = value;
            return this;
        }

        public Builder token(final String value) {
            token = Optional.of(value);
            return this;
        }

        public Builder serverCommand(final List<String> value) {
            serverCommand = value;
            return this;
        }

        /** The checked settings. */
        public LoadSettings build() {
            return new LoadSettings(
                    profile,
                    records,
                    recordsPerSecond,
                    seconds,
                    warmupSeconds,
                    withoutLagSeconds,
                    trialSeconds,
                    baseline,
                    clients,
                    clientProcess,
                    clientRate,
                    sendPath,
                    to,
                    api,
                    token,
                    serverCommand);
        }
    }
}
