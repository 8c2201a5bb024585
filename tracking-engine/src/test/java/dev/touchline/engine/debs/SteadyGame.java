package dev.touchline.engine.debs;

import java.nio.charset.StandardCharsets;

/** Bytes of a game without end, five lines each millisecond, a shot every 100 ms; makes nothing but them. */
final class SteadyGame {
    private static final byte[][] LINES = {
        bytes("20,%,26000,20000,0,2000000,0,10000,0,0,0,0,0\n"),
        bytes("21,%,26010,20000,0,2000000,0,10000,0,0,0,0,0\n"),
        bytes("40,%,@,0,0,7000000,0,10000,0,0,0,0,0\n"),
        bytes("10,%,26000,-33000,0,0,0,0,0,0,0,0,0\n")
    };
    private static final byte[] KICKED = bytes("1,%,26000,20100,110,20000000,90000000,0,10000,0,0,10000,0\n");
    private static final byte[] FREE = bytes("1,%,26000,20100,110,2000000,0,0,-10000,0,0,10000,0\n");

    private final DebsStream stream;
    private final byte[] line = new byte[200];
    private int length;
    private long ms;

    SteadyGame(final DebsStream stream) {
        this.stream = stream;
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void play(final int milliseconds) {
        for (int i = 0; i < milliseconds; i++) {
            for (final byte[] template : LINES) {
                send(template);
            }
            send(ms % 100 == 50 ? KICKED : FREE);
            ms++;
        }
    }

    /** % is the time stamp, @ a place that changes. */
    private void send(final byte[] template) {
        length = 0;
        for (final byte b : template) {
            if (b == '%') {
                put(TestGame.ps(ms));
            } else if (b == '@') {
                put(ms * 7 % 50_000);
            } else {
                line[length++] = b;
            }
        }
        stream.accept(line, 0, length);
    }

    private void put(final long value) {
        long unit = 1;
        while (value / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            line[length++] = (byte) ('0' + value / unit % 10);
        }
    }
}
