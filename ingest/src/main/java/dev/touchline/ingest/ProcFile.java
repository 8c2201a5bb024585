package dev.touchline.ingest;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file of lines of columns, read over and over into the same memory and looked at where it lies: a file of {@code /proc}
 * that is sampled twice a second for hours leaves next to no garbage. First {@link #read}, then {@link #nextLine}, then
 * {@link #nextColumn} until each answers false. One thread.
 */
final class ProcFile {
    private static final int FIRST_CAPACITY = 1 << 13;

    private final Path path;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private int nextLine;
    private int lineEnd;
    private int start;
    private int end;

    ProcFile(final Path path) {
        this.path = path;
    }

    /** Reads it anew; one that is not there, or hidden, has no lines. */
    void read() {
        length = 0;
        nextLine = 0;
        try (InputStream in = new FileInputStream(path.toFile())) {
            int read = in.read(bytes, 0, bytes.length);
            while (read > 0) {
                length += read;
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
                read = in.read(bytes, length, bytes.length - length);
            }
        } catch (final IOException e) {
            // Not Linux, or a container that hides it: nothing is known.
            length = 0;
        }
    }

    /** Goes to the beginning of the next line. */
    boolean nextLine() {
        if (nextLine >= length) {
            return false;
        }
        start = nextLine;
        end = nextLine;
        lineEnd = nextLine;
        while (lineEnd < length && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        nextLine = lineEnd + 1;
        return true;
    }

    /** Goes to the next column of the line; past the last one it stays there. */
    boolean nextColumn() {
        int next = end;
        while (next < lineEnd && isBlank(bytes[next])) {
            next++;
        }
        if (next == lineEnd) {
            return false;
        }
        start = next;
        end = next;
        while (end < lineEnd && !isBlank(bytes[end])) {
            end++;
        }
        return true;
    }

    /** Goes to a column of a line that was just come to, counted from 0; false when it has not so many. */
    boolean column(final int number) {
        for (int i = 0; i <= number; i++) {
            if (!nextColumn()) {
                return false;
            }
        }
        return true;
    }

    /** Goes to the last column of the line. */
    void lastColumn() {
        boolean more = true;
        while (more) {
            more = nextColumn();
        }
    }

    private static boolean isBlank(final byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /** Whether the column is this text of ASCII. */
    boolean is(final String text) {
        return end - start == text.length() && endsWith(text);
    }

    /** Whether the column ends with this text of ASCII. */
    boolean endsWith(final String text) {
        if (text.length() > end - start) {
            return false;
        }
        final int at = end - text.length();
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The column as a whole number of decimal digits; throws {@link NumberFormatException} when it is none. */
    long number() {
        long value = 0;
        for (int i = start; i < end; i++) {
            final int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("not a number: file=" + path + ", column="
                        + new String(bytes, start, end - start, StandardCharsets.US_ASCII));
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
