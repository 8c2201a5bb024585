package dev.touchline.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;

/**
 * A classic BPF program in memory, as SO_ATTACH_FILTER takes it. Immutable; any thread. The kernel copies it.
 *
 * <pre>
 *   each instruction: u16 code | u8 jump if true | u8 jump if false | u32 k      (struct sock_filter)
 *   descriptor:       u16 instructions | 6 bytes | u64 address                   (struct sock_fprog, 64-bit)
 * </pre>
 */
final class BpfProgram {
    /** The kernel's limit, BPF_MAXINSNS. */
    static final int MAX_INSTRUCTIONS = 4096;

    static final int INSTRUCTION_LENGTH = 8;

    private static final int DESCRIPTOR_LENGTH = 16;
    private static final int ADDRESS_OFFSET = 8;

    private final String judges;
    private final ByteBuffer code;

    /** A program of {@code sock_filter} structures, in the buffer from 0 to its limit. */
    BpfProgram(final String judges, final ByteBuffer code) {
        this.judges = judges;
        this.code = code;
    }

    /** What it looks at, for the log. */
    String judges() {
        return judges;
    }

    int instructions() {
        return code.limit() / INSTRUCTION_LENGTH;
    }

    ByteBuffer code() {
        return code.asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /** The {@code sock_fprog}: valid as long as this object is. */
    ByteBuffer descriptor() {
        final ByteBuffer descriptor =
                ByteBuffer.allocateDirect(DESCRIPTOR_LENGTH).order(ByteOrder.nativeOrder());
        descriptor.putShort(0, (short) instructions());
        descriptor.putLong(ADDRESS_OFFSET, BufferUtil.address(code));
        return descriptor;
    }
}
