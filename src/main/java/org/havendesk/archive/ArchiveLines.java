package org.havendesk.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The lines of a plain or gzip stream, at most {@link #LONGEST} bytes of each in memory. */
final class ArchiveLines implements Closeable {
    static final int LONGEST = 1 << 20;

    private final Counted source;
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int position;
    private int end;

    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;
    private boolean tooLong;

    ArchiveLines(InputStream plainOrGzip) throws IOException {
        source = new Counted(plainOrGzip);
        var buffered = new BufferedInputStream(source, 1 << 16);
        buffered.mark(2);
        byte[] magic = buffered.readNBytes(2);
        buffered.reset();
        boolean isGzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        in = isGzip ? new GZIPInputStream(new NeverIdle(buffered), 1 << 16) : buffered;
    }

    /** Moves to the next line; false at the end. A last line that a broken stream cut off is not returned. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        while (true) {
            if (position == end && !fill()) {
                boolean anything = length > 0 || tooLong;
                number += anything ? 1 : 0;
                return anything;
            }
            int from = position;
            while (position < end && chunk[position] != '\n') {
                position++;
            }
            keep(from, position);
            if (position < end) {
                position++;
                number++;
                return true;
            }
        }
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The bytes of the line from 0 to {@link #length()}, valid until the next call of {@link #next()}. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** Whether the line was longer than {@link #LONGEST} and is not held. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Bytes taken from the stream as it was given, so compressed ones where it is gzip. */
    long bytesRead() {
        return source.count;
    }

    /** Frees the inflater; closing the stream itself is the caller's. */
    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }

    private void keep(int from, int to) {
        int more = to - from;
        if (tooLong || length + more > LONGEST) {
            tooLong = true;
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = java.util.Arrays.copyOf(line, Math.min(LONGEST, Math.max(2 * line.length, length + more)));
        }
        System.arraycopy(chunk, from, line, length, more);
        length += more;
    }

    /** Counts, and leaves closing to whoever opened the stream. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int size) throws IOException {
            int read = in.read(buffer, offset, size);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {}
    }

    /**
     * Says that there is more. GZIPInputStream asks available() whether another member follows, and a pipe that is idle
     * between two members would else end the archive early and unnoticed.
     */
    private static final class NeverIdle extends FilterInputStream {
        NeverIdle(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
