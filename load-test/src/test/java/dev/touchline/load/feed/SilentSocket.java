package dev.touchline.load.feed;

import java.nio.ByteBuffer;

/** Takes everything and keeps nothing. */
final class SilentSocket implements DatagramSocket {
    @Override
    public int maxDatagrams() {
        return 44;
    }

    @Override
    public void send(final ByteBuffer bytes, final int offset, final int length) {
        // Nothing is kept, so nothing is allocated.
    }

    @Override
    public String path() {
        return "none";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
