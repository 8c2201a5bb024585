package dev.touchline.server;

import dev.touchline.overlay.store.Database;
import dev.touchline.protocol.Counters;
import dev.touchline.server.config.StorageConfig;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of what is kept, which only the program's own user may read: keys of sources lie in it. Pure functions. */
final class DataFolder {
    private DataFolder() {}

    /**
     * Opens the database, and makes the folder when it lies there.
     *
     * @throws IOException when the folder cannot be made, or the database cannot be used
     */
    static Database openDatabase(final StorageConfig storage, final Counters counters) throws IOException {
        if (storage.inFolder()) {
            make(storage.folder());
        }
        return Database.open(storage.database(), counters);
    }

    private static void make(final Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (final IOException e) {
            throw new IOException("folder cannot be made: data.folder=" + folder + ", reason=" + e.getMessage(), e);
        }
    }
}
