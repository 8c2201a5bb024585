package dev.touchline.ingest;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** {@link ReceiverKind#DIRECT}: the socket itself on an epoll event loop, without a channel. */
final class DirectFeedSocket extends LinuxFeedSocket {
    private IoEventLoop loop;
    private IoRegistration registration;

    DirectFeedSocket(final IngestContext context, final InetSocketAddress bindTo, final List<InetAddress> groups)
            throws IOException {
        super(context, bindTo, groups);
    }

    @Override
    public void start(final IoEventLoopGroup group, final IntakePort port) throws IOException {
        loop = group.next();
        final Future<IoRegistration> registered =
                loop.register(new DirectReader(socket(), port)).awaitUninterruptibly();
        if (!registered.isSuccess()) {
            throw new IOException("feed socket not registered: reason=" + registered.cause(), registered.cause());
        }
        registration = registered.getNow();
        registration.submit(EpollIoOps.EPOLLIN);
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
