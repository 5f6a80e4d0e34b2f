package org.havendesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a file, byte for byte. */
class CsvTest {
    private static String written(boolean bom, Object... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new Csv(out, bom, List.of("a", "b"))) {
            csv.row(cells);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rowsFollowRfc4180() throws IOException {
        assertThat(written(false, "plain", "with, comma")).isEqualTo("a,b\r\nplain,\"with, comma\"\r\n");
        assertThat(written(false, "say \"so\"", "two\nlines"))
                .isEqualTo("a,b\r\n\"say \"\"so\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void nothingIsAnEmptyCellAndATimeIsUtc() throws IOException {
        assertThat(written(false, null, Instant.parse("2026-01-02T03:04:05.6Z")))
                .isEqualTo("a,b\r\n,2026-01-02T03:04:05.600Z\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsGuarded() throws IOException {
        for (String cell : new String[] {"=1+1", "+1", "-1", "@x", "\tx", "\rx"}) {
            assertThat(written(false, "x", cell)).contains("'" + cell);
        }
        assertThat(written(false, -5, "a-b")).isEqualTo("a,b\r\n-5,a-b\r\n");
    }

    @Test
    void theByteOrderMarkIsAnOption() throws IOException {
        assertThat(written(true, "x", "y")).startsWith("\uFEFFa,b");
    }
}
