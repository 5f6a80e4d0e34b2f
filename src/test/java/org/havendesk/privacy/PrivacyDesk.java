package org.havendesk.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.cases.Action;
import org.havendesk.cases.LegalHolds;
import org.havendesk.cases.TestDesk;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Pseudonyms;

/** A desk on which much is kept about one member, whose every trace holds the same word. */
final class PrivacyDesk implements AutoCloseable {
    /** Stands in the member's id, handle and words, in the ids of their messages, and in what others wrote about them. */
    static final String TRACE = "quillfeather";

    static final String MEMBER = "id-" + TRACE;

    final TestDesk desk = new TestDesk();
    final Person mira = desk.moderator("Mira Okafor");
    final Person priya = desk.supervisor("Priya Raman");
    final Person noor = desk.supervisor("Noor Haddad");
    private final Conversations conversations = new Conversations(desk.databases.chat());
    final MemberRequests requests = new MemberRequests(desk.desk, conversations);
    final MemberReport report = new MemberReport(desk.desk, new Pseudonyms(conversations, new Aliases(desk.desk)));
    final LegalHolds holds = new LegalHolds(desk.desk);
    final RetentionJob job = new RetentionJob(desk.desk);

    /** A care case with a reply and a note, and a conduct case with a warning, both about the member; one report of theirs. */
    PrivacyDesk() {
        desk.member(MEMBER, TRACE);
        desk.member("other", "harebell");
        desk.room("garden");
        say("m1", MEMBER, "I am " + TRACE + " and I feel low");
        say("m2", "other", "@" + TRACE + " we are here");
        say("m3", MEMBER, TRACE + " was unkind");
        desk.report(id("m1"), "other", "worry", "worried about @" + TRACE, Duration.ofMinutes(2));
        desk.report(id("m3"), "other", "spam", Duration.ofMinutes(2));
        desk.report(id("m2"), MEMBER, "spam", TRACE + " thinks so", Duration.ofMinutes(2));
        desk.checkIn(MEMBER, "PHQ-9", "{\"9\": 3}", Duration.ofMinutes(1));
        desk.intake.drain();
    }

    long care() {
        return caseOn("care");
    }

    long conduct() {
        return caseOn("conduct");
    }

    private long caseOn(String path) {
        return desk.desk
                .fetchSingle("select case_id from desk.cases where subject_id = ? and path = ?", MEMBER, path)
                .get(0, Long.class);
    }

    /** Both cases are worked on and closed, with words of everybody in them. */
    void work() {
        long care = care();
        desk.contactAndReply(care, MEMBER, "thank you, says " + TRACE, mira);
        desk.notes.add(care, "calls themselves @" + TRACE, mira);
        desk.decide(conduct(), mira, Action.WARN);
        desk.settleAll();
        desk.sendEffects();
        var owner = desk.databases.deskOwner();
        owner.execute("update desk.decision set text = 'dear " + TRACE + "'");
        owner.execute("update desk.effect set body = 'dear " + TRACE + "'");
        owner.execute(
                "update desk.cases set state = 'closed', closed_at = now(), leased_by = null, leased_until = null,"
                        + " waiting_until = null, waiting_for = null");
    }

    /** As if every case had been closed that many days ago. */
    void age(int days) {
        desk.databases
                .deskOwner()
                .execute("update desk.cases set closed_at = closed_at - make_interval(days => ?)", days);
        desk.databases
                .deskOwner()
                .execute(
                        "update desk.strike set given_at = given_at - make_interval(days => ?), expires_at = expires_at - make_interval(days => ?)",
                        days,
                        days);
    }

    /** Every row of the console's own database that holds this text, as table and row. */
    List<String> rowsWith(String text) {
        List<String> found = new ArrayList<>();
        var owner = desk.databases.deskOwner();
        owner.fetch(
                        "select table_name from information_schema.tables where table_schema = 'desk' and table_type = 'BASE TABLE'")
                .map(r -> r.get(0, String.class))
                .forEach(table -> owner.fetch(
                                "select t::text from desk.\"" + table + "\" t where t::text ilike '%' || ? || '%'",
                                text)
                        .forEach(row -> found.add(table + " " + row.get(0))));
        return found;
    }

    private void say(String id, String member, String words) {
        desk.message(id(id), "garden", member, Duration.ofMinutes(5), words);
    }

    private static String id(String message) {
        return message.equals("m2") ? message : message + "-" + TRACE; // m2 is another member's
    }

    @Override
    public void close() {
        desk.close();
    }
}
