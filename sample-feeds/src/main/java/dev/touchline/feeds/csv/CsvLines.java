package dev.touchline.feeds.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Lines of comma-separated fields, as views into one buffer: {@link #next} moves to the next line, and the field
 * accessors read it in place. Takes gzip or plain text, LF or CRLF, with or without a UTF-8 byte order mark; trims spaces
 * and double quotes around a field. A line longer than the buffer is cut at its end. One thread.
 */
final class CsvLines implements Closeable {
    private static final int MAX_LINE = 16 * 1024;
    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;

    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private final byte[] line = new byte[MAX_LINE];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int chunkLength;
    private int chunkOffset;
    private int fields;
    private long lineNumber;

    private CsvLines(final InputStream in) {
        this.in = in;
    }

    static CsvLines open(final Path file) throws IOException {
        final PushbackInputStream raw = new PushbackInputStream(Files.newInputStream(file), 2);
        try {
            final int first = raw.read();
            final int second = first < 0 ? -1 : raw.read();
            if (second >= 0) {
                raw.unread(second);
            }
            if (first >= 0) {
                raw.unread(first);
            }
            final boolean gzip = first == GZIP_MAGIC_0 && second == GZIP_MAGIC_1;
            return new CsvLines(gzip ? new GZIPInputStream(raw, 64 * 1024) : raw);
        } catch (final IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Moves to the next line that is not blank. */
    boolean next() throws IOException {
        while (true) {
            final int length = readLine();
            if (length < 0) {
                return false;
            }
            final int start = lineNumber == 1 && startsWithMark(length) ? 3 : 0;
            if (length > start) {
                split(start, length);
                return true;
            }
        }
    }

    long lineNumber() {
        return lineNumber;
    }

    int fields() {
        return fields;
    }

    byte[] bytes() {
        return line;
    }

    /** Where a field starts in {@link #bytes}; 0 when the line has no such field. */
    int from(final int field) {
        return field >= 0 && field < fields ? from[field] : 0;
    }

    /** Where a field ends; equal to {@link #from} when it is empty or missing. */
    int to(final int field) {
        return field >= 0 && field < fields ? to[field] : 0;
    }

    boolean isEmpty(final int field) {
        return from(field) == to(field);
    }

    boolean equals(final int field, final byte[] text) {
        return Arrays.equals(line, from(field), to(field), text, 0, text.length);
    }

    String text(final int field) {
        return new String(line, from(field), to(field) - from(field), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int readLine() throws IOException {
        int length = 0;
        while (true) {
            if (chunkOffset == chunkLength) {
                chunkLength = in.read(chunk, 0, chunk.length);
                chunkOffset = 0;
                if (chunkLength <= 0) {
                    chunkLength = 0;
                    lineNumber += length > 0 ? 1 : 0;
                    return length > 0 ? withoutReturn(length) : -1;
                }
            }
            final byte b = chunk[chunkOffset++];
            if (b == '\n') {
                lineNumber++;
                return withoutReturn(length);
            }
            if (length < MAX_LINE) {
                line[length++] = b;
            }
        }
    }

    private int withoutReturn(final int length) {
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }

    private boolean startsWithMark(final int length) {
        return length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
    }

    private void split(final int start, final int length) {
        fields = 0;
        int fieldStart = start;
        for (int i = start; i <= length; i++) {
            if (i == length || line[i] == ',') {
                addField(fieldStart, i);
                fieldStart = i + 1;
            }
        }
    }

    private void addField(final int start, final int end) {
        if (fields == from.length) {
            from = Arrays.copyOf(from, 2 * fields);
            to = Arrays.copyOf(to, 2 * fields);
        }
        int first = start;
        int last = end;
        while (first < last && isPadding(line[first])) {
            first++;
        }
        while (first < last && isPadding(line[last - 1])) {
            last--;
        }
        from[fields] = first;
        to[fields] = last;
        fields++;
    }

    private static boolean isPadding(final byte b) {
        return b == ' ' || b == '\t' || b == '"';
    }
}
