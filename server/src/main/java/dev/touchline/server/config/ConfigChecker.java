package dev.touchline.server.config;

import dev.touchline.engine.agent.IdleMode;
import dev.touchline.ingest.FilterMode;
import dev.touchline.ingest.IngestContext;
import dev.touchline.ingest.ReceiverKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns texts into a configuration and finds every fault on the way. One thread; used once. */
final class ConfigChecker {
    private static final int LARGEST_BUFFER = 1 << 30;
    private static final int SMALLEST_BUFFER = 1 << 16;
    /** A message may be an eighth of it, and the heat map of the largest pitch must fit. */
    private static final int SMALLEST_BROADCAST = 1 << 22;

    private static final int MOST_THREADS = IngestContext.MAX_SOCKETS;
    private static final int MOST_RATE = 1_000_000;

    private static final int SHORTEST_TOKEN = 8;

    private final Map<ConfigKey, String> values;
    private final List<String> faults;

    /** A checker that adds to faults that were found before it. */
    ConfigChecker(final Map<ConfigKey, String> values, final List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    ServerConfig check() throws ConfigException {
        final InetAddress host = address(ConfigKey.HOST);
        final InetAddress feedHost = address(ConfigKey.FEED_HOST);
        final String token = text(ConfigKey.TOKEN);
        if (token != null && token.length() < SHORTEST_TOKEN) {
            faults.add("token is too short: length=" + token.length() + ", least=" + SHORTEST_TOKEN);
        }
        requireToken(ConfigKey.HOST, host, token);
        requireToken(ConfigKey.FEED_HOST, feedHost, token);
        final ServerConfig config = new ServerConfig(
                host,
                number(ConfigKey.HTTP_PORT, 0, 65_535),
                number(ConfigKey.LIVE_PORT, 0, 65_535),
                feedHost,
                number(ConfigKey.FEED_PORT, 0, 65_535),
                groups(),
                text(ConfigKey.FEED_INTERFACE),
                number(ConfigKey.FEED_RECEIVE_BUFFER, SMALLEST_BUFFER, LARGEST_BUFFER),
                choice(ConfigKey.FEED_RECEIVER, ReceiverKind::of, ReceiverKind.values(), ReceiverKind::label),
                choice(ConfigKey.FEED_FILTER, FilterMode::of, FilterMode.values(), FilterMode::label),
                number(ConfigKey.FEED_SOCKETS, 1, MOST_THREADS),
                number(ConfigKey.FEED_TAI_OFFSET, 0, 100),
                number(ConfigKey.ENGINE_SHARDS, 1, MOST_THREADS),
                choice(ConfigKey.ENGINE_IDLE, IdleMode::of, IdleMode.values(), IdleMode::label),
                powerOfTwo(ConfigKey.RING_CAPACITY, SMALLEST_BUFFER),
                powerOfTwo(ConfigKey.BROADCAST_CAPACITY, SMALLEST_BROADCAST),
                number(ConfigKey.LIVE_MAX_RATE, 1, MOST_RATE),
                new StorageChecker(values, faults).check(),
                token,
                Set.copyOf(list(ConfigKey.ALLOWED_HOSTS)),
                new SecurityChecker(this, faults).check(),
                choice(ConfigKey.LOG_FORMAT, LogFormat::of, LogFormat.values(), LogFormat::label),
                number(ConfigKey.WARM_UP, 0, 60_000));
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return config;
    }

    private void requireToken(final ConfigKey key, final InetAddress address, final String token) {
        if (address != null && !address.isLoopbackAddress() && token == null) {
            faults.add(key.key() + " is beyond loopback and no token is set: " + key.key() + "=" + values.get(key)
                    + "; give --token");
        }
    }

    String text(final ConfigKey key) {
        final String value = values.get(key).trim();
        return value.isEmpty() ? null : value;
    }

    List<String> list(final ConfigKey key) {
        return Stream.of(values.get(key).split(",", -1))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private InetAddress address(final ConfigKey key) {
        try {
            return InetAddress.getByName(values.get(key).trim());
        } catch (final UnknownHostException e) {
            faults.add(key.key() + " is not an address of this machine: " + key.key() + "=" + values.get(key));
            return null;
        }
    }

    private List<InetAddress> groups() {
        final List<InetAddress> groups = new ArrayList<>();
        for (final String text : list(ConfigKey.FEED_MULTICAST)) {
            try {
                final InetAddress group = InetAddress.getByName(text);
                if (group.isMulticastAddress()) {
                    groups.add(group);
                    continue;
                }
            } catch (final UnknownHostException e) {
                // Named below, like an address that is no group.
            }
            faults.add("feed.multicast is not a multicast address: feed.multicast=" + text);
        }
        return List.copyOf(groups);
    }

    int number(final ConfigKey key, final int least, final int most) {
        try {
            final int number = Integer.parseInt(values.get(key).trim());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (final NumberFormatException e) {
            // Named below, like a number out of range.
        }
        faults.add(key.key() + " is not a whole number of " + least + " to " + most + ": " + key.key() + "="
                + values.get(key));
        return least;
    }

    private <T> T choice(
            final ConfigKey key,
            final Function<String, Optional<T>> of,
            final T[] all,
            final Function<T, String> label) {
        final String text = values.get(key).trim();
        return of.apply(text).orElseGet(() -> {
            faults.add(key.key() + " is not one of " + Stream.of(all).map(label).collect(Collectors.joining(", "))
                    + ": " + key.key() + "=" + text);
            return all[0];
        });
    }

    private int powerOfTwo(final ConfigKey key, final int least) {
        final int number = number(key, least, LARGEST_BUFFER);
        if (Integer.bitCount(number) != 1) {
            faults.add(key.key() + " is not a power of two: " + key.key() + "=" + number);
        }
        return number;
    }
}
