package dev.touchline.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Runs a classic BPF program as the kernel would, from its specification (McCanne and Jacobson 1993; the kernel's
 * Documentation/networking/filter.rst): the few instructions that a filter of ours has, any other is an error.
 */
final class BpfInterpreter {
    private BpfInterpreter() {}

    /** How many bytes of the packet it passes; a load past the end passes none. Big-endian loads, whatever the machine. */
    static int run(final ByteBuffer code, final byte[] packet) {
        final ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.BIG_ENDIAN);
        int accumulator = 0;
        for (int pc = 0; ; pc++) {
            final int at = pc * 8;
            final int ifTrue = code.get(at + 2) & 0xff;
            final int ifFalse = code.get(at + 3) & 0xff;
            final int k = code.getInt(at + 4);
            switch (code.getShort(at)) {
                case 0x20 -> {
                    if (k + 4 > packet.length) {
                        return 0;
                    }
                    accumulator = bytes.getInt(k);
                }
                case 0x28 -> {
                    if (k + 2 > packet.length) {
                        return 0;
                    }
                    accumulator = Short.toUnsignedInt(bytes.getShort(k));
                }
                case 0x05 -> pc += k;
                case 0x15 -> pc += accumulator == k ? ifTrue : ifFalse;
                case 0x35 -> pc += Integer.compareUnsigned(accumulator, k) >= 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return k;
                }
                default -> throw new IllegalStateException("no such instruction: code=" + code.getShort(at));
            }
        }
    }
}
