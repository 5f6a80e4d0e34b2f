package org.havendesk.bench.web;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.havendesk.access.Roles;
import org.havendesk.archive.ArchiveImport;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.cases.TestDesk;
import org.havendesk.settings.Settings;
import org.havendesk.shift.Shifts;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Many moderators, each signed in with the queue of the demo community open, in front of one console. */
final class Crowd implements AutoCloseable {
    private static final String PASSWORD = "calm harbour lights tonight";
    /** What one address may try at once, good tries included, before it has to wait. */
    private static final int AT_ONCE = 4;

    final BenchConsole console;
    final List<ScriptedTab> tabs = new ArrayList<>();
    private final TestDesk desk;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final Path folder;

    private Crowd(BenchConsole console, TestDesk desk, Path folder) {
        this.console = console;
        this.desk = desk;
        this.folder = folder;
    }

    /** @param people how many have an account */
    static Crowd of(int people) throws Exception {
        Path folder = BenchConsole.folder();
        var desk = new TestDesk();
        try {
            fill(desk, people);
            return new Crowd(BenchConsole.on(desk, folder), desk, folder);
        } catch (Exception e) {
            desk.close();
            BenchConsole.delete(folder);
            throw e;
        }
    }

    private static void fill(TestDesk desk, int people) throws Exception {
        var lines = new ByteArrayOutputStream();
        DemoCommunity.write(Instant.now(), lines);
        new ArchiveImport(desk.databases.chatOwnerSource(), progress -> {})
                .run(new ByteArrayInputStream(lines.toByteArray()));
        new Settings(desk.desk).save(DemoCommunity.community(), "bench");
        desk.intake.drain();
        desk.withoutSecondStep();
        addPeople(desk, people);
        new Shifts(desk.desk)
                .start(desk.moderator("On Duty"), Instant.now().plus(Duration.ofHours(8))); // or all is alarm
    }

    /** A hash says itself how much work it is; these are cheap ones, since it is not sign-in that is measured. */
    private static void addPeople(TestDesk desk, int people) {
        String hash = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);
        var owner = desk.databases.deskOwner();
        var number = generateSeries(0, people - 1);
        owner.insertInto(ACCOUNT, ACCOUNT.USERNAME, ACCOUNT.DISPLAY_NAME, ACCOUNT.PASSWORD_HASH)
                .select(select(
                                concat(val("person"), number.field(0)),
                                concat(val("Person "), number.field(0)),
                                val(hash))
                        .from(number))
                .execute();
        owner.insertInto(ACCOUNT_ROLE, ACCOUNT_ROLE.ACCOUNT_ID, ACCOUNT_ROLE.ROLE)
                .select(select(ACCOUNT.ACCOUNT_ID, val(Roles.MODERATOR))
                        .from(ACCOUNT)
                        .where(ACCOUNT.USERNAME.like("person%")))
                .execute();
    }

    /** Signs so many more people in, each with the queue open. */
    void come(int more) throws Exception {
        int there = tabs.size();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var coming = threads.invokeAll(IntStream.range(there, there + more)
                    .<Callable<ScriptedTab>>mapToObj(number -> () -> open("person" + number))
                    .toList());
            for (var tab : coming) {
                tabs.add(tab.get());
            }
        }
    }

    private ScriptedTab open(String username) throws Exception {
        var tab = new ScriptedTab(client, console.address());
        tab.signIn(username, PASSWORD);
        tab.openQueue();
        return tab;
    }

    @Override
    public void close() throws Exception {
        tabs.forEach(ScriptedTab::close);
        client.shutdownNow();
        console.close();
        desk.close();
        BenchConsole.delete(folder);
    }
}
