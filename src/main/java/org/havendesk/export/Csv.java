package org.havendesk.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV after RFC 4180 in UTF-8, lines ended by CR LF. Times are written in ISO 8601, UTC. Text that starts with
 * {@code = + - @}, tab or carriage return is prefixed with {@code '}, so that no spreadsheet runs it.
 */
public final class Csv implements Closeable {
    private final CSVPrinter printer;

    /** @param bom whether the file starts with a byte order mark, which some spreadsheets need to see UTF-8 */
    public Csv(OutputStream out, boolean bom, List<String> header) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (bom) {
            writer.write('\uFEFF');
        }
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(header);
    }

    public void row(@Nullable Object... cells) throws IOException {
        for (Object cell : cells) {
            printer.print(guarded(cell));
        }
        printer.println();
    }

    /** Flushes and leaves the stream open. */
    @Override
    public void close() throws IOException {
        printer.flush();
    }

    private static @Nullable Object guarded(@Nullable Object cell) {
        if (cell instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            return "'" + text;
        }
        return cell instanceof Instant time ? time.toString() : cell;
    }
}
