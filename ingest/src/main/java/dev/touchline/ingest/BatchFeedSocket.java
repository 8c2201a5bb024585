package dev.touchline.ingest;

import static dev.touchline.ingest.LinuxOptions.SOL_UDP;
import static dev.touchline.ingest.LinuxOptions.UDP_GRO;

import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link ReceiverKind#BATCH}: datagrams come joined where the sender or the kernel joined them (UDP_GRO, Linux 5.0 and later), as
 * long as no filter is attached, which would judge all by the first.
 */
final class BatchFeedSocket extends DirectFeedSocket {
    private static final Logger LOG = LoggerFactory.getLogger(BatchFeedSocket.class);

    private final boolean joins;

    BatchFeedSocket(final IngestContext context, final InetSocketAddress bindTo, final List<InetAddress> groups)
            throws IOException {
        super(context, bindTo, groups, BatchReader::new);
        joins = context.filter() != FilterMode.ON && join();
    }

    private boolean join() {
        try {
            socket().setIntOpt(SOL_UDP, UDP_GRO, 1);
            return true;
        } catch (final IOException e) {
            LOG.info("the kernel joins no datagrams: needs=Linux 5.0, reason={}", e.getMessage());
            return false;
        }
    }

    /** On the loop: nothing is read between the kernel's joining its last datagrams and the reader's knowing it. */
    @Override
    void beforeFilter() throws IOException {
        if (!joins) {
            return;
        }
        final Future<Void> ended = loop().<Void>submit(() -> {
                    socket().setIntOpt(SOL_UDP, UDP_GRO, 0);
                    ((BatchReader) reader()).onJoiningEnded();
                    return null;
                })
                .awaitUninterruptibly();
        if (!ended.isSuccess()) {
            throw new IOException("datagrams are joined still: reason=" + ended.cause(), ended.cause());
        }
    }

    @Override
    void afterFilter() throws IOException {
        if (joins) {
            socket().setIntOpt(SOL_UDP, UDP_GRO, 1);
        }
    }
}
