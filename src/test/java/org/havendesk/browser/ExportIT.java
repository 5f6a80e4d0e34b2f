package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The file of a long queue over real HTTP: whole, or visibly broken. */
class ExportIT extends BrowserTest {
    private static final int CASES = 200_000;

    @Test
    void aFileThatBreaksInTheMiddleIsABrokenTransferAndNotAShortFile() throws Exception {
        desk.databases.deskOwner().execute("""
                insert into desk.cases (subject_kind, subject_id, path, tier, category, severity, needs_sorting, late_arrival,
                  reports, reporters, clock_from, reported_at, last_report_at, due_at)
                select 'member', 'm' || i, 'conduct', 4, 'spam', 1, false, false, 1, 1, now(), now(), now(), now()
                from generate_series(1, %d) i""".formatted(CASES));
        signIn("mira");
        String session = driver.manage().getCookieNamed("JSESSIONID").getValue();
        var request = HttpRequest.newBuilder(URI.create(address("export/cases.csv")))
                .header("Cookie", "JSESSIONID=" + session)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            try (InputStream whole = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                assertThat(lines(whole)).isGreaterThan(CASES);
            }
            try (InputStream broken = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                assertThat(broken.read()).isEqualTo('c');
                killTheExport();
                assertThatThrownBy(() -> lines(broken)).isInstanceOf(IOException.class);
            }
        }
    }

    /** The reader has stopped reading, so the export stands still between two fetches of its cursor. */
    private void killTheExport() throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        try (var superuser = desk.databases.deskSuperuser();
                var statement = superuser.createStatement()) {
            boolean killed = false;
            while (!killed) {
                assertThat(Instant.now()).as("the export is seen at work").isBefore(deadline);
                try (var found = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and usename = 'desk_app' and state = 'idle in transaction'"
                        + " and query like '%member_alias%' and state_change < now() - interval '200 milliseconds'")) {
                    killed = found.next();
                }
            }
        }
    }

    private static long lines(InputStream in) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
