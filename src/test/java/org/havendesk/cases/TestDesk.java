package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.chat.platform.Platform;
import org.havendesk.db.TestDatabases;
import org.havendesk.intake.Intake;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;

/** A whole desk on real databases, built by hand, with a small chat that tests fill sentence by sentence. */
public final class TestDesk implements AutoCloseable {
    public final TestDatabases databases = TestDatabases.fresh();
    public final DSLContext desk = databases.desk();
    public final DSLContext chat = databases.chatOwner();
    public final Intake intake = new Intake(desk, databases.chat());
    public final CaseQueue queue = new CaseQueue(desk);
    public final Cases cases;
    public final Reviews reviews;
    public final CaseExport export = new CaseExport(desk);

    /** Effects whose decisions settled, in order. */
    final List<Long> scheduled = new CopyOnWriteArrayList<>();

    final Effects effects;
    final Decisions decisions;
    final Leases leases = new Leases(desk);

    private int reports;

    public TestDesk() {
        var conversations = new Conversations(databases.chat());
        var pseudonyms = new Pseudonyms(conversations, new Aliases(desk));
        Platform platform = new Outbox(databases.chatEffects());
        effects = new Effects(desk, platform);
        decisions = new Decisions(desk, new CaseHistory(), (tx, effectId) -> scheduled.add(effectId));
        cases = new Cases(desk, new Settings(desk), new CaseFiles(desk, pseudonyms, new CaseHistory()), decisions);
        reviews = new Reviews(desk, conversations, pseudonyms);
    }

    /** Somebody with one role; the hash is no password's. */
    public Person person(String name, String role) {
        DSLContext owner = databases.deskOwner();
        long id = owner.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, name.toLowerCase().replace(' ', '.'))
                .set(ACCOUNT.DISPLAY_NAME, name)
                .set(ACCOUNT.PASSWORD_HASH, "$argon2id$none")
                .returning(ACCOUNT.ACCOUNT_ID)
                .fetchSingle(ACCOUNT.ACCOUNT_ID);
        owner.insertInto(ACCOUNT_ROLE)
                .set(ACCOUNT_ROLE.ACCOUNT_ID, id)
                .set(ACCOUNT_ROLE.ROLE, role)
                .execute();
        return new Person(id, name, Set.of(role));
    }

    public Person moderator(String name) {
        return person(name, Roles.MODERATOR);
    }

    public Person supervisor(String name) {
        return person(name, Roles.SUPERVISOR);
    }

    public void member(String id, String handle) {
        chat.execute(
                "insert into chat.member (member_id, handle, joined_at) values (?, ?, now() - interval '90 days')",
                id,
                handle);
    }

    public void room(String id) {
        chat.execute(
                "insert into chat.room (room_id, name, kind, created_at) values (?, ?, 'public', now() - interval '90 days')",
                id,
                id);
    }

    /** A message sent that long ago. */
    public void message(String id, String room, String member, Duration ago, String body) {
        chat.execute(
                "insert into chat.message (message_id, room_id, member_id, sent_at, body) values (?, ?, ?, now() - make_interval(secs => ?), ?)",
                id,
                room,
                member,
                ago.toSeconds(),
                body);
    }

    /** A report about a message, made that long ago. Returns its id. */
    public String report(String message, String reporter, String category, Duration ago) {
        return report(message, reporter, category, null, ago);
    }

    public String report(String message, String reporter, String category, String reason, Duration ago) {
        String id = "report-" + ++reports;
        chat.execute(
                "insert into chat.report (report_id, message_id, reporter_id, category, reason, reported_at) values (?, ?, ?, ?, ?, now() - make_interval(secs => ?))",
                id,
                message,
                reporter,
                category,
                reason,
                ago.toSeconds());
        return id;
    }

    /** A member with one message in a room of their own, reported just now and taken in. Returns the case. */
    public long caseAbout(String member, String category) {
        member(member, member + "-handle");
        room("room-of-" + member);
        message("message-of-" + member, "room-of-" + member, member, Duration.ofMinutes(2), "words of " + member);
        report("message-of-" + member, "reporter-of-" + member, category, Duration.ofMinutes(1));
        intake.drain();
        return caseOf(member);
    }

    public long caseOf(String subject) {
        return desk.fetchSingle("select max(case_id) from desk.cases where subject_id = ?", subject)
                .get(0, Long.class);
    }

    public QueueRow row(long caseId, Person reader) {
        return cases.file(caseId, reader).orElseThrow().row();
    }

    public int version(long caseId, Person reader) {
        return cases.file(caseId, reader).orElseThrow().version();
    }

    /** Claims, and decides for these actions with some words. */
    public Outcome decide(long caseId, Person person, Action first, Action... more) {
        cases.claim(caseId, person);
        return cases.decide(request(caseId, version(caseId, person), first, more), person);
    }

    public static DecisionRequest request(long caseId, int version, Action first, Action... more) {
        var actions = java.util.EnumSet.of(first, more);
        boolean conduct = first.path() == org.havendesk.settings.CasePath.CONDUCT;
        return new DecisionRequest(caseId, version, actions, conduct ? "kind" : null, "it was unkind", "Words to you");
    }

    /** As if this much time had passed for open decisions, leases and waiting times. */
    public void pass(Duration time) {
        DSLContext owner = databases.deskOwner();
        long seconds = time.toSeconds();
        owner.execute("update desk.decision set undo_until = undo_until - make_interval(secs => ?)", seconds);
        owner.execute("update desk.effect set not_after = not_after - make_interval(secs => ?)", seconds);
        owner.execute(
                "update desk.cases set leased_until = leased_until - make_interval(secs => ?), waiting_until = waiting_until - make_interval(secs => ?)",
                seconds,
                seconds);
        owner.execute("update desk.intake_mark set at = at - make_interval(secs => ?)", seconds);
    }

    /** What the ledger has of a case, as verbs in order. */
    public List<String> verbs(long caseId) {
        return desk.fetch(
                        "select verb from desk.ledger_entry where object_kind = 'case' and object_id = ? order by entry_id",
                        Long.toString(caseId))
                .map(r -> r.get(0, String.class));
    }

    public LedgerVerifier.Verdict verdict() {
        return new LedgerVerifier(desk, new LedgerAnchor(Path.of("target", "no-such-anchor"))).verify();
    }

    @Override
    public void close() {
        databases.close();
    }
}
