package dev.touchline.server.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key of the configuration. The table in the README is held against this list by a test. */
public enum ConfigKey {
    HOST("host", "127.0.0.1", "address", "where HTTP and the live socket listen; beyond loopback a token is required"),
    HTTP_PORT("http.port", "8080", "port", "dashboard and control plane; 0 takes a free one"),
    LIVE_PORT("live.port", "8081", "port", "live WebSocket; 0 takes a free one"),
    FEED_HOST("feed.host", "127.0.0.1", "address", "where the feed is received; beyond loopback a token is required"),
    FEED_PORT("feed.port", "9100", "port", "UDP feed; 0 takes a free one"),
    FEED_MULTICAST("feed.multicast", "", "addresses", "multicast groups to join, with commas between"),
    FEED_INTERFACE(
            "feed.interface",
            "",
            "name",
            "the network interface to join them on; empty: every one that does multicast"),
    FEED_RECEIVE_BUFFER("feed.receiveBuffer", "4194304", "bytes", "the feed socket's receive buffer"),
    FEED_RECEIVER(
            "feed.receiver",
            "auto",
            "kind",
            "how datagrams are taken from the kernel: auto, nio, epoll, gro, direct or batch; auto is batch on Linux, nio elsewhere"),
    FEED_FILTER(
            "feed.filter",
            "auto",
            "mode",
            "when the kernel drops what no match asked for, uncounted by reason: off, on, or auto, in a flood of it"),
    FEED_SOCKETS(
            "feed.sockets",
            "1",
            "sockets",
            "how many receive on the same port, each with a thread of its own; a sender stays with one"),
    FEED_TAI_OFFSET("feed.taiOffset", "37", "s", "how far TAI, which records carry, is ahead of UTC"),
    ENGINE_SHARDS(
            "engine.shards",
            "1",
            "threads",
            "engines that matches are spread over by their ids; one is enough for a stadium"),
    ENGINE_IDLE(
            "engine.idle",
            "backoff",
            "mode",
            "an engine with nothing to do: backoff looks again for a moment, then parks; park parks at once; busy-spin never"
                    + " parks and takes a core"),
    RING_CAPACITY("ring.capacity", "8388608", "bytes", "between ingest and each engine; a power of two"),
    BROADCAST_CAPACITY("broadcast.capacity", "8388608", "bytes", "between each engine and fan-out; a power of two"),
    LIVE_MAX_RATE("live.maxRate", "1000000", "frames/s", "of capture time that a subscription is given at the most"),
    DATA_FOLDER("data.folder", "touchline-data", "folder", "where what is kept lies; made when it is not there"),
    DATABASE_URL(
            "database.url",
            "file",
            "URL",
            "where matches are stored: file, an H2 database in data.folder; memory, nothing is kept; or jdbc:postgresql://HOST/NAME"),
    DATABASE_USER("database.user", "", "name", "who asks the database; empty: as the URL says"),
    DATABASE_PASSWORD("database.password", "", "text", "its password; better in the environment than in a file"),
    SNAPSHOT_INTERVAL(
            "snapshots.interval",
            "0",
            "s",
            "how often every match's state is kept in data.folder, and at stop; 0: never"),
    SNAPSHOT_RESTORE(
            "snapshots.restore", "false", "choice", "whether matches go on with the kept state after a restart"),
    TOKEN("token", "", "text", "asked of every client; empty: none is asked"),
    ALLOWED_HOSTS("allowedHosts", "", "names", "further host names that the server answers to, with commas between"),
    ALLOWED_ORIGINS(
            "allowedOrigins",
            "",
            "origins",
            "further origins whose pages may call and read, such as https://graphics.example, with commas between"),
    TLS_CERTIFICATE(
            "tls.certificate", "", "file", "PEM certificate chain, the server's first; both ports then speak TLS"),
    TLS_KEY(
            "tls.key",
            "",
            "file",
            "PEM key of it, PKCS#8 without a password; both files are read again when they change"),
    LIVE_MAX_CONNECTIONS("live.maxConnections", "10000", "connections", "of the live socket at the most"),
    LIVE_MAX_CONNECTIONS_PER_ADDRESS(
            "live.maxConnectionsPerAddress", "2000", "connections", "of these from one address; of IPv6, from one /64"),
    LIVE_MAX_MESSAGE_RATE(
            "live.maxMessageRate", "100", "frames/s", "that a client may send, five seconds' worth at once"),
    LIVE_MAX_MESSAGE("live.maxMessage", "65536", "bytes", "of a client's message, all its fragments together"),
    LIVE_HANDSHAKE_TIMEOUT(
            "live.handshakeTimeout", "10000", "ms", "from a connection to its being a WebSocket, TLS included"),
    LIVE_MAX_QUEUED(
            "live.maxQueued",
            "268435456",
            "bytes",
            "that wait for all clients together at the most; who has the longest queue is closed"),
    LIVE_WRITE_TIMEOUT(
            "live.writeTimeout",
            "15000",
            "ms",
            "for which a client may take nothing of what waits for it; looked at once a second"),
    HTTP_MAX_CONNECTIONS("http.maxConnections", "2000", "connections", "of HTTP at the most"),
    HTTP_MAX_CONNECTIONS_PER_ADDRESS(
            "http.maxConnectionsPerAddress", "500", "connections", "of these from one address; of IPv6, from one /64"),
    HTTP_MAX_REQUEST_RATE("http.maxRequestRate", "1000", "requests/s", "from one address, two seconds' worth at once"),
    HTTP_MAX_BODY("http.maxBody", "1048576", "bytes", "of a document that is sent; snapshots have 64 MiB"),
    HTTP_MAX_HEADER("http.maxHeader", "8192", "bytes", "of a request's line and headers"),
    HTTP_REQUEST_TIMEOUT(
            "http.requestTimeout", "10000", "ms", "for the head of a request to arrive; the rest at 1 KiB/s at least"),
    LOG_FORMAT("log.format", "text", "format", "of the log: text, or json, an object a line"),
    WARM_UP("warmUp", "3000", "ms", "at most, before the feed socket is bound; 0: none");

    /** What the names of all variables of the environment begin with. */
    static final String ENVIRONMENT_PREFIX = "TOUCHLINE_";

    private final String key;
    private final String defaultValue;
    private final String unit;
    private final String meaning;

    ConfigKey(final String key, final String defaultValue, final String unit, final String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** As the file has it. */
    public String key() {
        return key;
    }

    /** As text. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What its value is counted in. */
    public String unit() {
        return unit;
    }

    /** In one line. */
    public String meaning() {
        return meaning;
    }

    /** As the environment has it: {@code TOUCHLINE_HTTP_PORT}. */
    public String environmentName() {
        return ENVIRONMENT_PREFIX
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The key of a name. */
    public static Optional<ConfigKey> of(final String name) {
        return Stream.of(values()).filter(each -> each.key.equals(name)).findAny();
    }
}
