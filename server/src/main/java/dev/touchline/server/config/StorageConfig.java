package dev.touchline.server.config;

import dev.touchline.overlay.store.DatabaseContext;
import java.nio.file.Path;

/**
 * Where things are kept. Immutable. See {@link ConfigKey} for what each value means.
 *
 * @param database where matches are stored; in {@code folder} unless the configuration says otherwise
 * @param inFolder whether the database is a file of {@code folder}
 * @param inMemory whether the database is gone when the program ends
 * @param snapshotIntervalSeconds 0 when no states are kept
 */
public record StorageConfig(
        Path folder,
        DatabaseContext database,
        boolean inFolder,
        boolean inMemory,
        int snapshotIntervalSeconds,
        boolean restoresSnapshots) {
    /** Where matches' states are kept. */
    public Path snapshots() {
        return folder.resolve("snapshots");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "folder=" + folder + ", database=" + database + ", snapshotInterval=" + snapshotIntervalSeconds
                + ", restoresSnapshots=" + restoresSnapshots;
    }
}
