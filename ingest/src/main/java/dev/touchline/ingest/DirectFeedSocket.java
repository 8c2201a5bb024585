package dev.touchline.ingest;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.BiFunction;

/** {@link ReceiverKind#DIRECT}, and what {@link BatchFeedSocket} adds to: the socket itself on an epoll event loop, without a channel. */
class DirectFeedSocket extends LinuxFeedSocket {
    private final BiFunction<LinuxSocket, IntakePort, DirectReader> reader;
    private IoEventLoop loop;
    private DirectReader started;
    private IoRegistration registration;

    DirectFeedSocket(
            final IngestContext context,
            final InetSocketAddress bindTo,
            final List<InetAddress> groups,
            final BiFunction<LinuxSocket, IntakePort, DirectReader> reader)
            throws IOException {
        super(context, bindTo, groups);
        this.reader = reader;
    }

    @Override
    public void start(final IoEventLoopGroup group, final IntakePort port) throws IOException {
        loop = group.next();
        started = reader.apply(socket(), port);
        final Future<IoRegistration> registered = loop.register(started).awaitUninterruptibly();
        if (!registered.isSuccess()) {
            throw new IOException("feed socket not registered: reason=" + registered.cause(), registered.cause());
        }
        registration = registered.getNow();
        registration.submit(EpollIoOps.EPOLLIN);
    }

    /** The loop that reads it, once it has been started. */
    final IoEventLoop loop() {
        return loop;
    }

    /** Its reader, once it has been started. */
    final DirectReader reader() {
        return started;
    }

    @Override
    public void close() {
        if (registration == null) {
            closeSocket();
        } else {
            // On the loop, which might else read a file descriptor that is another's by now.
            loop.submit(() -> {
                        registration.cancel();
                        closeSocket();
                    })
                    .awaitUninterruptibly();
        }
    }

    private void closeSocket() {
        try {
            socket().close();
        } catch (final IOException e) {
            throw new IllegalStateException("feed socket not closed: reason=" + e.getMessage(), e);
        }
    }
}
