package dev.touchline.protocol.thread;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/**
 * Linux' {@code struct sched_attr} of one thread, read and written by its system calls; libc has no functions for them. The
 * thread that it is of.
 */
final class SchedulerAttributes {
    private static final int SIZE = 48;
    private static final int SIZE_AT = 0;
    private static final int POLICY_AT = 4;
    private static final int NICE_AT = 16;
    private static final int RUNTIME_AT = 24;
    private static final int SCHED_OTHER = 0;
    private static final int X86_64_SET = 314;
    private static final int X86_64_GET = 315;
    // The numbers that all newer architectures share (asm-generic/unistd.h).
    private static final int AARCH64_SET = 274;
    private static final int AARCH64_GET = 275;

    private final Memory memory = new Memory(SIZE);
    private final Function call;
    private final boolean arm;

    private SchedulerAttributes() {
        call = Function.getFunction("c", "syscall");
        arm = Platform.isARM();
    }

    /** The present thread's, or null where there are none to be read. */
    static SchedulerAttributes ofThisThread() {
        try {
            if (!Platform.isLinux() || !Platform.is64Bit() || !(Platform.isIntel() || Platform.isARM())) {
                return null;
            }
            final SchedulerAttributes attributes = new SchedulerAttributes();
            return attributes.read() ? attributes : null;
        } catch (final LinkageError e) {
            // A libc or a file system that JNA's part in C cannot be loaded from.
            return null;
        }
    }

    /** Whether the thread is under the normal policy. */
    boolean isNormal() {
        return memory.getInt(POLICY_AT) == SCHED_OTHER;
    }

    /** The slice as the kernel says, ns; 0 before Linux 6.12. */
    long slice() {
        return memory.getLong(RUNTIME_AT);
    }

    /** Sets the slice and reads what came of it. */
    void setSlice(final long ns) {
        memory.setInt(SIZE_AT, SIZE);
        memory.setLong(RUNTIME_AT, ns);
        invoke(arm ? AARCH64_SET : X86_64_SET, 0, 0);
        read();
    }

    /** How much the thread gives way, as the kernel says: 0 to 19, negative when others do. */
    int nice() {
        return memory.getInt(NICE_AT);
    }

    /** Sets how much the thread gives way and reads what came of it. */
    void setNice(final int nice) {
        memory.setInt(SIZE_AT, SIZE);
        memory.setInt(NICE_AT, nice);
        invoke(arm ? AARCH64_SET : X86_64_SET, 0, 0);
        read();
    }

    private boolean read() {
        memory.clear();
        return invoke(arm ? AARCH64_GET : X86_64_GET, SIZE, 0) == 0;
    }

    /** Arguments as wide as registers: what a variadic function is given is not widened. */
    private long invoke(final int number, final long third, final long fourth) {
        return call.invokeLong(new Object[] {
            new NativeLong(number), new NativeLong(0), memory, new NativeLong(third), new NativeLong(fourth)
        });
    }
}
