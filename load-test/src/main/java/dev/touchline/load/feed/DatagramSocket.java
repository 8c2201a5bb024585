package dev.touchline.load.feed;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Hands datagrams that lie end to end to the kernel. One thread. */
interface DatagramSocket extends AutoCloseable {
    /** The most datagrams of one call. */
    int maxDatagrams();

    /**
     * Sends datagrams of the feed's full length.
     *
     * @param length a multiple of the datagram's length, {@link #maxDatagrams()} of them at most
     * @throws IOException when the kernel refuses; a full send buffer is waited for
     */
    void send(ByteBuffer bytes, int offset, int length) throws IOException;

    /** How datagrams enter the kernel, for the report. */
    String path();

    @Override
    void close() throws IOException;
}
