package dev.touchline.server.debs;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One CSV file of results: integers and words, buffered. One thread; allocates nothing per row; a failing disk is thrown. */
final class ResultFile implements Closeable {
    private static final int ROOM = 1 << 16;
    private static final int LONGEST_FIELD = 64;

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM + LONGEST_FIELD];
    private final byte[] digits = new byte[20];
    private int length;
    private boolean rowBegun;

    ResultFile(final Path file, final String heading) throws IOException {
        out = Files.newOutputStream(file);
        word(heading.getBytes(StandardCharsets.US_ASCII));
        end();
    }

    ResultFile number(final long value) {
        field();
        if (value < 0) {
            buffer[length++] = '-';
        }
        int count = 0;
        long left = Math.abs(value);
        do {
            digits[count++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        while (count > 0) {
            buffer[length++] = digits[--count];
        }
        return this;
    }

    /** A value in thousandths, written as a decimal. */
    ResultFile thousandths(final long value) {
        number(value / 1_000);
        buffer[length++] = '.';
        final long rest = Math.abs(value % 1_000);
        buffer[length++] = (byte) ('0' + rest / 100);
        buffer[length++] = (byte) ('0' + rest / 10 % 10);
        buffer[length++] = (byte) ('0' + rest % 10);
        return this;
    }

    ResultFile word(final byte[] ascii) {
        field();
        for (final byte b : ascii) {
            buffer[length++] = b;
            flushWhenFull();
        }
        return this;
    }

    private void field() {
        if (rowBegun) {
            buffer[length++] = ',';
        }
        rowBegun = true;
        flushWhenFull();
    }

    void end() {
        buffer[length++] = '\n';
        rowBegun = false;
        flushWhenFull();
    }

    private void flushWhenFull() {
        if (length >= ROOM) {
            flush();
        }
    }

    private void flush() {
        try {
            out.write(buffer, 0, length);
            length = 0;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
