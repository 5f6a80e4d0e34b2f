package org.havendesk.release;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.havendesk.export.Csv;

/** What each attack reached, as a table of the run; the file is begun anew by each. */
final class AttackTable {
    /** Whether everything runs at its full size. */
    static final boolean FULL = "full".equals(System.getProperty("havendesk.attack"));

    private static final Path FILE = Path.of(System.getProperty("havendesk.attack.csv", "target/attack.csv"));
    private static boolean begun;

    private AttackTable() {}

    /** The product has to hold. */
    static void holds(String attack, String size, double reached, String bound, boolean within) {
        row(attack, "product", size, reached, bound, within ? "holds" : "BROKEN");
        assertThat(within)
                .as("%s reached %s, and the bound is %s", attack, reached, bound)
                .isTrue();
    }

    /** A build that is broken on purpose has to be caught, else the attack is none. */
    static void catches(String attack, String variant, String size, double reached, String bound, boolean caught) {
        row(attack, variant, size, reached, bound, caught ? "caught" : "MISSED");
        assertThat(caught)
                .as("%s against %s reached %s only", attack, variant, reached)
                .isTrue();
    }

    private static synchronized void row(
            String attack, String against, String size, double reached, String bound, String verdict) {
        try {
            if (!begun) {
                Files.write(FILE, line(List.of("attack", "against", "size", "reached", "bound", "verdict")));
                begun = true;
            }
            String number = String.format(Locale.ROOT, "%.4f", reached);
            Files.write(FILE, line(List.of(attack, against, size, number, bound, verdict)), APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The writer of exports writes its header line first: one line is one header. */
    private static byte[] line(List<String> cells) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new Csv(bytes, false, cells).close();
        return bytes.toByteArray();
    }
}
