package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import java.net.InetSocketAddress;

/**
 * The feed's UDP sockets, each with a thread of its own. Any thread may call any method: those that change something wait
 * for each other, and never for a datagram. After {@link #close()} the last values are answered.
 */
public interface FeedReceiver extends AutoCloseable {
    /** The address that it is bound to, with the port that it was given. */
    InetSocketAddress address();

    /** How it takes datagrams from the kernel: a {@link ReceiverKind}'s label, never {@code auto}. */
    String transport();

    /** How many sockets share the port. */
    int sockets();

    /** Bytes of each socket's receive buffer that the kernel granted, in the unit in which they are asked for. */
    int receiveBufferBytes();

    /**
     * Rebuilds the kernel's filter. When it returns, the kernel passes what the registry asks for; call it after the registry
     * was put into force.
     */
    void registryChanged(FeedRegistry registry);

    /**
     * Reads the kernel's drop counters, and lets {@link FilterMode#AUTO} decide: call it about once a second, from a thread
     * that may wait for a file of {@code /proc}.
     */
    void sample();

    /** Datagrams that the kernel could not hand over, mostly because the receive buffer was full; as last sampled. */
    long kernelDrops();

    /** Datagrams that the kernel's filter dropped, because no match asked for them; as last sampled. */
    long filterDrops();

    /** Whether the kernel filters now. */
    boolean isFiltering();

    /** Closes the sockets and ends their threads. */
    @Override
    void close();
}
