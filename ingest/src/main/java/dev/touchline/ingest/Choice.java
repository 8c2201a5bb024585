package dev.touchline.ingest;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;

/** What is opened of what was asked for, and why. Any thread. */
record Choice(ReceiverKind kind, String kindReason, FilterMode filter, String filterReason) {
    /**
     * What this machine can do of it.
     *
     * @throws IOException when a kind was named that it cannot do
     */
    static Choice of(final IngestContext context) throws IOException {
        final boolean epoll = Epoll.isAvailable();
        final String missing =
                epoll ? "" : "no epoll here: " + Epoll.unavailabilityCause().getMessage();
        final ReceiverKind wanted = context.receiver();
        if (!epoll && wanted != ReceiverKind.AUTO && wanted != ReceiverKind.NIO) {
            throw new IOException("receiver not available: receiver=" + wanted.label() + ", reason=" + missing);
        }
        if (wanted != ReceiverKind.AUTO) {
            return filter(wanted, "as configured", context.filter());
        }
        return epoll
                ? filter(ReceiverKind.DIRECT, "auto: epoll is there", context.filter())
                : filter(ReceiverKind.NIO, "auto: " + missing, context.filter());
    }

    private static Choice filter(final ReceiverKind kind, final String kindReason, final FilterMode wanted) {
        return switch (kind) {
            case NIO -> new Choice(kind, kindReason, FilterMode.OFF, "the JDK's channel takes none, ingest judges");
            case GRO -> new Choice(kind, kindReason, FilterMode.OFF, "it would judge joined datagrams by the first");
            case AUTO, EPOLL, DIRECT -> new Choice(kind, kindReason, wanted, "as configured");
        };
    }
}
