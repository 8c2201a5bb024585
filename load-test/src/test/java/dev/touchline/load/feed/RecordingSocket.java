package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.RecordDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Remembers every datagram and when it was sent; a call takes as long as told. */
final class RecordingSocket implements DatagramSocket {
    /** A datagram and the clock when it was sent. */
    record Sent(UnsafeBuffer datagram, long atNs) {}

    private final List<Sent> sent = new ArrayList<>();
    private final FakeSendClock clock;
    private final int maxDatagrams;
    private long callNs;

    RecordingSocket(final FakeSendClock clock, final int maxDatagrams) {
        this.clock = clock;
        this.maxDatagrams = maxDatagrams;
    }

    void takesNs(final long nanos) {
        callNs = nanos;
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public int maxDatagrams() {
        return maxDatagrams;
    }

    @Override
    public void send(final ByteBuffer bytes, final int offset, final int length) {
        assertThat(length / RecordDescriptor.MAX_DATAGRAM_LENGTH).isBetween(1, maxDatagrams);
        assertThat(length % RecordDescriptor.MAX_DATAGRAM_LENGTH).isZero();
        for (int at = offset; at < offset + length; at += RecordDescriptor.MAX_DATAGRAM_LENGTH) {
            final byte[] copy = new byte[RecordDescriptor.MAX_DATAGRAM_LENGTH];
            bytes.get(at, copy);
            sent.add(new Sent(new UnsafeBuffer(copy), clock.nanoTime()));
        }
        clock.advance(callNs);
    }

    @Override
    public String path() {
        return "recorded";
    }

    @Override
    public void close() {
        sent.clear();
    }
}
