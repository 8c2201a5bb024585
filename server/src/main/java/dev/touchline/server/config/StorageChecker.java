package dev.touchline.server.config;

import dev.touchline.overlay.store.DatabaseContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns the texts about storage into a configuration and finds every fault on the way. One thread. */
final class StorageChecker {
    private static final String FILE = "file";
    private static final String MEMORY = "memory";
    private static final List<String> KNOWN = List.of("jdbc:postgresql:", "jdbc:h2:file:", "jdbc:h2:mem:");

    private static final int LONGEST_INTERVAL_S = 86_400;

    private final Map<ConfigKey, String> values;
    private final List<String> faults;

    StorageChecker(final Map<ConfigKey, String> values, final List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    StorageConfig check() {
        final Path folder = Path.of(text(ConfigKey.DATA_FOLDER));
        if (folder.toString().isEmpty() || folder.toAbsolutePath().toString().contains(";")) {
            faults.add("data.folder is empty or has a semicolon: data.folder=" + folder);
        }
        final String url = text(ConfigKey.DATABASE_URL);
        return new StorageConfig(
                folder,
                database(url, folder),
                FILE.equals(url),
                MEMORY.equals(url),
                seconds(ConfigKey.SNAPSHOT_INTERVAL),
                yes(ConfigKey.SNAPSHOT_RESTORE));
    }

    private int seconds(final ConfigKey key) {
        try {
            final int seconds = Integer.parseInt(text(key));
            if (seconds >= 0 && seconds <= LONGEST_INTERVAL_S) {
                return seconds;
            }
        } catch (final NumberFormatException e) {
            // Named below, like a number out of range.
        }
        faults.add(key.key() + " is not a whole number of 0 to " + LONGEST_INTERVAL_S + ": " + key.key() + "="
                + values.get(key));
        return 0;
    }

    private boolean yes(final ConfigKey key) {
        final String value = text(key);
        if (!value.equals("true") && !value.equals("false")) {
            faults.add(key.key() + " is not true or false: " + key.key() + "=" + value);
        }
        return value.equals("true");
    }

    private DatabaseContext database(final String url, final Path folder) {
        if (FILE.equals(url)) {
            return DatabaseContext.inFolder(folder);
        }
        if (!MEMORY.equals(url)) {
            if (KNOWN.stream().noneMatch(url::startsWith)) {
                // The value may hold a password.
                faults.add("database.url is not file, memory, or a URL that starts with " + String.join(", ", KNOWN));
            } else {
                final String user = text(ConfigKey.DATABASE_USER);
                final String password = text(ConfigKey.DATABASE_PASSWORD);
                return new DatabaseContext(url, user.isEmpty() ? null : user, password.isEmpty() ? null : password);
            }
        }
        return DatabaseContext.inMemory();
    }

    private String text(final ConfigKey key) {
        return values.get(key).trim();
    }
}
