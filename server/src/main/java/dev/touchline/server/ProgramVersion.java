package dev.touchline.server;

/** Which program this is. Any thread. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** The version of the jar, or {@code development} when the program does not run from one. */
    public static String version() {
        final String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
