package dev.touchline.server.config;

import dev.touchline.overlay.store.DatabaseContext;
import java.nio.file.Path;

/**
 * Where things are kept. Immutable. See {@link ConfigKey} for what each value means.
 *
 * @param database where matches are stored; in {@code folder} unless the configuration says otherwise
 * @param inFolder whether the database is a file of {@code folder}
 */
public record StorageConfig(Path folder, DatabaseContext database, boolean inFolder) {
    /** Without the password. */
    @Override
    public String toString() {
        return "folder=" + folder + ", database=" + database;
    }
}
