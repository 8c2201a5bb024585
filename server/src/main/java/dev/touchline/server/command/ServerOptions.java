package dev.touchline.server.command;

import dev.touchline.server.TouchlineServer;
import dev.touchline.server.config.ConfigException;
import dev.touchline.server.config.ConfigKey;
import dev.touchline.server.config.ConfigReader;
import dev.touchline.server.config.ServerConfig;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of the commands that start a server. Each overrides the key of the configuration that it names. */
final class ServerOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file with keys of the configuration.")
    private Path file;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where HTTP and the live socket listen; beyond loopback --token is required.")
    private String host;

    @Option(
            names = {"--http-port", "--port"},
            paramLabel = "PORT",
            description = "Dashboard and control plane; 0 takes a free one.")
    private String httpPort;

    @Option(names = "--live-port", paramLabel = "PORT", description = "Live WebSocket; 0 takes a free one.")
    private String livePort;

    @Option(names = "--feed-host", paramLabel = "ADDRESS", description = "Where the feed is received.")
    private String feedHost;

    @Option(names = "--feed-port", paramLabel = "PORT", description = "UDP feed; 0 takes a free one.")
    private String feedPort;

    @Option(names = "--multicast", paramLabel = "GROUPS", description = "Multicast groups to join, with commas.")
    private String multicast;

    @Option(names = "--interface", paramLabel = "NAME", description = "The interface to join them on.")
    private String networkInterface;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where what is kept lies.")
    private String dataFolder;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Where matches are stored: file, memory, or jdbc:postgresql://HOST/NAME.")
    private String database;

    @Option(names = "--token", paramLabel = "TEXT", description = "Asked of every client.")
    private String token;

    @Option(
            names = "--allow-host",
            paramLabel = "NAMES",
            description = "Further names that the server answers to, with commas.")
    private String allowedHosts;

    /** The configuration of file, environment and options; a fault is a bad argument. */
    ServerConfig config(final CommandLine command) {
        return config(command, Map.of());
    }

    /** The same, with other defaults than the program's. */
    ServerConfig config(final CommandLine command, final Map<ConfigKey, String> defaults) {
        final Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
        put(options, ConfigKey.HOST, host);
        put(options, ConfigKey.HTTP_PORT, httpPort);
        put(options, ConfigKey.LIVE_PORT, livePort);
        put(options, ConfigKey.FEED_HOST, feedHost);
        put(options, ConfigKey.FEED_PORT, feedPort);
        put(options, ConfigKey.FEED_MULTICAST, multicast);
        put(options, ConfigKey.FEED_INTERFACE, networkInterface);
        put(options, ConfigKey.DATA_FOLDER, dataFolder);
        put(options, ConfigKey.DATABASE_URL, database);
        put(options, ConfigKey.TOKEN, token);
        put(options, ConfigKey.ALLOWED_HOSTS, allowedHosts);
        try {
            final ServerConfig config = ConfigReader.read(file, System.getenv(), options, defaults);
            config.logFormat().choose();
            warnOf(ConfigReader.unknownVariables(System.getenv()));
            return config;
        } catch (final ConfigException e) {
            throw new ParameterException(command, e.getMessage());
        }
    }

    /** By their names alone: a misspelt token would end in the log. */
    private static void warnOf(final List<String> variables) {
        if (!variables.isEmpty()) {
            // Not a constant: the log has its format only now.
            LoggerFactory.getLogger(ServerOptions.class)
                    .warn("environment has variables that are no keys: names={}", String.join(", ", variables));
        }
    }

    private static void put(final Map<ConfigKey, String> options, final ConfigKey key, final String value) {
        if (value != null) {
            options.put(key, value);
        }
    }

    /** Prints where a server can be reached, as people and other programs read it. */
    static void printAddresses(final PrintWriter out, final ServerConfig config, final TouchlineServer server) {
        final String name = name(config.host());
        final boolean tls = config.security().isTls();
        out.println("dashboard: " + (tls ? "https://" : "http://") + name + ":" + server.httpPort() + "/");
        out.println("live: " + (tls ? "wss://" : "ws://") + name + ":"
                + server.liveAddress().getPort() + "/v1/live");
        out.println("feed: udp://" + name(config.feedHost()) + ":"
                + server.feedAddress().getPort());
        out.println("ready");
        out.flush();
    }

    /** An address as it stands in a URL; one that can be reached when it is the address of all interfaces. */
    static String name(final InetAddress address) {
        final String text = reachable(address).getHostAddress();
        return reachable(address) instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /** The address at which this machine reaches what is bound to another. */
    static InetAddress reachable(final InetAddress address) {
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    }
}
