package dev.touchline.ingest;

import io.netty.channel.IoEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A bound socket of the feed. One thread at a time, but for what its event loop runs. */
interface FeedSocket extends AutoCloseable {
    /**
     * Bytes a datagram may fill. Larger than the longest good one: the kernel cuts what does not fit without saying so,
     * and a cut to 1,472 bytes would look good.
     */
    int SLOT_LENGTH = 2048;

    /**
     * Datagrams taken in one turn of the event loop; then the engine is woken, and what else waits for the loop is served.
     * ReceiverCeiling: 32 to 256 differ by less than the noise, and the first of a batch waits for its last.
     */
    int DATAGRAMS_PER_TURN = 64;

    InetSocketAddress address();

    /** Granted, in the unit in which it was asked for. */
    int receiveBufferBytes();

    /** Starts to receive on one thread of the group. */
    void start(IoEventLoopGroup group, IntakePort port) throws IOException;

    /** Datagrams dropped by the kernel at this socket since it was opened, for whatever reason. */
    long drops() throws IOException;

    /** Replaces the socket's filter, in one step. */
    void attach(BpfProgram filter) throws IOException;

    /** Takes the filter away; does nothing when there is none. */
    void detach() throws IOException;

    @Override
    void close();
}
