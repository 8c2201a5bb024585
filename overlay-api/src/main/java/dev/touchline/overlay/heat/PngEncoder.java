package dev.touchline.overlay.heat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes images as PNG (ISO/IEC 15948): 8 bits a channel, red, green, blue, opacity; rows as differences from the row above. By hand, because
 * the JDK's own way leads through its window toolkit, which a server need not have. Pure functions.
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS_A_CHANNEL = 8;
    private static final byte TRUE_COLOUR_WITH_OPACITY = 6;

    private static final int DEFLATE_LEVEL = 4;

    private PngEncoder() {}

    static byte[] encode(final Raster image) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        final ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(image.width())
                .putInt(image.height())
                .put(BITS_A_CHANNEL)
                .put(TRUE_COLOUR_WITH_OPACITY);
        writeChunk(out, "IHDR", header.array());
        writeChunk(out, "IDAT", deflate(rows(image)));
        writeChunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Each row after a byte that names its filter: 2, "up", the difference of each byte from the one above, modulo 256. */
    private static byte[] rows(final Raster image) {
        final ByteBuffer rows = ByteBuffer.allocate(image.height() * (1 + Integer.BYTES * image.width()));
        for (int y = 0; y < image.height(); y++) {
            rows.put((byte) 2);
            for (int x = 0; x < image.width(); x++) {
                rows.putInt(difference(image.pixel(x, y), y == 0 ? 0 : image.pixel(x, y - 1)));
            }
        }
        return rows.array();
    }

    /** Four bytes less four bytes at once: the top bits are kept from borrowing from their neighbours, and put back. */
    private static int difference(final int pixel, final int above) {
        return ((pixel | 0x80808080) - (above & 0x7f7f7f7f)) ^ ((pixel ^ ~above) & 0x80808080);
    }

    private static byte[] deflate(final byte[] bytes) {
        final Deflater deflater = new Deflater(DEFLATE_LEVEL);
        try {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater);
            deflating.write(bytes, 0, bytes.length);
            deflating.finish();
            return out.toByteArray();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }

    private static void writeChunk(final ByteArrayOutputStream out, final String type, final byte[] content) {
        final byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        final CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
