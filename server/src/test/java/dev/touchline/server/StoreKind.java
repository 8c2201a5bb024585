package dev.touchline.server;

import dev.touchline.server.config.ConfigKey;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The databases that everything stored has to run on. */
enum StoreKind {
    H2,
    POSTGRESQL;

    /** How a server is started on a new database of the kind, and then again on the same one. */
    Map<ConfigKey, String> options(final Path folder) throws Exception {
        final Map<ConfigKey, String> options = new EnumMap<>(ConfigKey.class);
        options.put(ConfigKey.DATA_FOLDER, folder.toString());
        if (this == POSTGRESQL) {
            options.put(ConfigKey.DATABASE_URL, PostgresCluster.newDatabase());
            options.put(ConfigKey.DATABASE_USER, PostgresCluster.USER);
            options.put(ConfigKey.DATABASE_PASSWORD, PostgresCluster.PASSWORD);
        } else {
            options.put(ConfigKey.DATABASE_URL, "file");
        }
        return options;
    }
}
