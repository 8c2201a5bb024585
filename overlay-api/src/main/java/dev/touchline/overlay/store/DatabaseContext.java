package dev.touchline.overlay.store;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a database is, and who asks. Immutable.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user who asks, or null when the URL says it
 * @param password null when there is none, or the URL says it
 */
public record DatabaseContext(String url, String user, String password) {
    private static final String H2 = "jdbc:h2:";
    private static final String NAME = "touchline";

    /**
     * An H2 database in a file of a folder. What is committed is in the file at once, not within half a second as H2 has it: a revoked
     * token would be valid again after a crash.
     */
    public static DatabaseContext inFolder(final Path folder) {
        return new DatabaseContext(
                H2 + "file:" + folder.toAbsolutePath().resolve(NAME)
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "sa",
                "");
    }

    /** An H2 database in memory that nobody else sees; it is gone when it is closed. */
    public static DatabaseContext inMemory() {
        return new DatabaseContext(
                H2 + "mem:" + UUID.randomUUID() + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1", "sa", "");
    }

    boolean isH2() {
        return url.startsWith(H2);
    }

    boolean isInMemory() {
        return url.startsWith(H2 + "mem:");
    }

    /** The URL without its settings, which may hold a password. */
    String place() {
        final int settings = url.replace('?', ';').indexOf(';');
        return settings < 0 ? url : url.substring(0, settings);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return place();
    }
}
