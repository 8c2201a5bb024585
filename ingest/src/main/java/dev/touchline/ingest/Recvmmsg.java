package dev.touchline.ingest;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * libc's {@code recvmmsg(2)}: takes what a socket holds, many datagrams in one system call. Addresses are passed as numbers, so
 * that a call allocates nothing. Any thread.
 */
final class Recvmmsg {
    static final int MSG_DONTWAIT = 0x40;

    private static final int EAGAIN = 11;
    private static final int EINTR = 4;
    /** Why the function cannot be called here; empty when it can. */
    private static final String MISSING = bind();

    private Recvmmsg() {}

    private static String bind() {
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            return "not a 64-bit Linux";
        }
        try {
            Native.register(Recvmmsg.class, "c");
            return "";
        } catch (final LinkageError e) {
            return e.toString();
        }
    }

    /** Why the function cannot be called here; empty when it can. */
    static String missing() {
        return MISSING;
    }

    /** The error of the present thread's last call: its number, or 0 when there was just nothing to take. */
    static int lastError() {
        final int error = Native.getLastError();
        return error == EAGAIN || error == EINTR ? 0 : error;
    }

    /**
     * Answers how many datagrams were taken, or -1.
     *
     * @param messages address of an array of {@code struct mmsghdr}
     * @param timeout address of a {@code struct timespec}, or 0 for none
     */
    static native int recvmmsg(int socket, long messages, int count, int flags, long timeout);
}
