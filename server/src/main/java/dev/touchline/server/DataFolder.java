package dev.touchline.server;

import dev.touchline.overlay.store.Database;
import dev.touchline.protocol.Counters;
import dev.touchline.server.config.StorageConfig;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of what is kept, which only the program's own user may read: keys of sources lie in it. Pure functions. */
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

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

    /** Somebody else made it: it is his to change, and may be shared for a reason. */
    private static void warnIfOpen(final Path folder) {
        if (isOpen(folder)) {
            LOG.warn("folder can be entered by other users, take their rights (chmod 700): data.folder={}", folder);
        }
    }

    /** Whether others than its owner have any right in it; no where rights cannot be asked. */
    static boolean isOpen(final Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).stream().anyMatch(right -> !OWNERS.contains(right));
        } catch (final IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void make(final Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            warnIfOpen(folder);
            return;
        }
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
            } else {
                Files.createDirectories(folder);
            }
        } catch (final IOException e) {
            throw new IOException("folder cannot be made: data.folder=" + folder + ", reason=" + e.getMessage(), e);
        }
    }
}
