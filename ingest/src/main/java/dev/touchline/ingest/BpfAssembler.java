package dev.touchline.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a classic BPF program from its end to its beginning, so that the distance of every jump, which can only be forward,
 * is known when it is written. A conditional jump reaches 255 instructions; what is farther is reached by a long jump beside
 * it. A label is the number of instructions from the labelled one to the end. One thread.
 */
final class BpfAssembler {
    /** Load, absolute, 32 and 16 bits in network order; jumps against k; return k. */
    static final int LD_W_ABS = 0x20;

    static final int LD_H_ABS = 0x28;
    static final int JA = 0x05;
    static final int JEQ_K = 0x15;
    static final int JGE_K = 0x35;
    static final int RET_K = 0x06;

    private static final int REACH = 255;
    /** Less than a jump reaches, by more than is written before an end is used. */
    private static final int END_REACH = 240;

    private final long[] reversed = new long[BpfProgram.MAX_INSTRUCTIONS];
    private final Map<Integer, Integer> ends = new HashMap<>();
    private int length;

    /** Whether so much was written that it is no program any more. */
    boolean isTooLong() {
        return length > BpfProgram.MAX_INSTRUCTIONS;
    }

    /** A label that ends the program with a result, near enough to be jumped to: ends take no more room than long jumps. */
    int end(final int result) {
        Integer label = ends.get(result);
        if (label == null || length - label > END_REACH) {
            label = emit(RET_K, result);
            ends.put(result, label);
        }
        return label;
    }

    int emit(final int code, final int k) {
        return emit(code, 0, 0, k);
    }

    /** A jump to one label if true and to another if not; goes on to the instruction written before where that is nearest. */
    int jump(final int code, final int k, final int ifTrue, final int ifFalse) {
        final int nearFalse = near(ifFalse, 1);
        final int nearTrue = near(ifTrue, 0);
        return emit(code, length - nearTrue, length - nearFalse, k);
    }

    /** A label within reach that leads to a label; {@code spare} instructions may be written in between. */
    private int near(final int label, final int spare) {
        return length + spare - label <= REACH ? label : emit(JA, length - label);
    }

    private int emit(final int code, final int ifTrue, final int ifFalse, final int k) {
        if (length < BpfProgram.MAX_INSTRUCTIONS) {
            reversed[length] =
                    ((long) code << 48) | ((long) ifTrue << 40) | ((long) ifFalse << 32) | Integer.toUnsignedLong(k);
        }
        return ++length;
    }

    /** The program. */
    BpfProgram program(final String judges) {
        final ByteBuffer code = ByteBuffer.allocateDirect(length * BpfProgram.INSTRUCTION_LENGTH)
                .order(ByteOrder.nativeOrder());
        for (int i = length - 1; i >= 0; i--) {
            code.putShort((short) (reversed[i] >>> 48))
                    .put((byte) (reversed[i] >>> 40))
                    .put((byte) (reversed[i] >>> 32))
                    .putInt((int) reversed[i]);
        }
        return new BpfProgram(judges, code.flip());
    }
}
