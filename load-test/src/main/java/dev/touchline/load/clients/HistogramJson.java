package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A histogram as text and back: HdrHistogram's own compressed bytes in Base64. Any thread. */
final class HistogramJson {
    private HistogramJson() {}

    static String of(final Histogram histogram) {
        final ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        final int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    static Histogram parse(final JsonNode text) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text.asText()));
        try {
            return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
        } catch (final DataFormatException e) {
            throw new IOException("the clients' histogram is damaged: bytes=" + bytes.capacity(), e);
        }
    }
}
