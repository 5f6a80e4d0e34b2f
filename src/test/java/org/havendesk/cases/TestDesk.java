package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.access.SignInRules;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Capabilities;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.chat.platform.Platform;
import org.havendesk.db.ChannelListener;
import org.havendesk.db.TestDatabases;
import org.havendesk.intake.Intake;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A whole desk on real databases, built by hand, with a small chat that tests fill sentence by sentence. */
public final class TestDesk implements AutoCloseable {
    public final TestDatabases databases = TestDatabases.fresh();
    public final DSLContext desk = databases.desk();
    public final DSLContext chat = databases.chatOwner();
    public final Intake intake = new Intake(desk, databases.chat());
    public final CaseQueue queue = new CaseQueue(desk);
    public final Cases cases;
    public final Reviews reviews;
    public final Approvals approvals;
    public final Reveals reveals;
    public final Disclosures disclosures = new Disclosures(desk);
    public final Notes notes = new Notes(desk);
    public final CarePath carePath;
    public final CaseExport export = new CaseExport(desk);
    public final Exposures exposures = new Exposures(desk);
    public final Readers readers = new Readers(desk);
    public final Pauses pauses = new Pauses(desk);
    public final OwnWork ownWork = new OwnWork(desk);
    public final HandOvers handOvers = new HandOvers(desk);

    public final Signposts signposts = new Signposts((tx, effectId) -> this.scheduled.add(effectId));

    /** Effects whose decisions settled, in order. */
    final List<Long> scheduled = new CopyOnWriteArrayList<>();

    final Effects effects;
    final Restrictions restrictions;
    final Decisions decisions;
    public final Measures measures;
    final Leases leases = new Leases(desk);
    final Replies replies = new Replies(desk, databases.chat());
    final CareCases careCases =
            new CareCases(desk, new Settings(desk), new Conversations(databases.chat()), new Aliases(desk));
    public final OwnMember ownMember = new OwnMember(desk, new Conversations(databases.chat()));

    private int reports;

    public TestDesk() {
        var conversations = new Conversations(databases.chat());
        var pseudonyms = new Pseudonyms(conversations, new Aliases(desk));
        Platform platform = new Outbox(databases.chatEffects());
        effects = new Effects(desk, platform);
        EffectQueue queue = (tx, effectId) -> scheduled.add(effectId);
        restrictions = new Restrictions(desk, queue);
        decisions = decisions(desk, databases.chat(), queue, restrictions);
        measures = new Measures(desk, new Settings(desk), restrictions);
        cases = new Cases(desk, new Settings(desk), new CaseFiles(desk, pseudonyms, new CaseHistory()), decisions);
        reviews = new Reviews(desk, conversations, pseudonyms);
        approvals = new Approvals(desk, new Settings(desk), decisions);
        reveals = new Reveals(desk, conversations);
        carePath = new CarePath(desk, new Settings(desk));
    }

    /** Decisions as the console wires them. */
    static Decisions decisions(DSLContext desk, DSLContext chat, EffectQueue queue, Restrictions restrictions) {
        var settings = new Settings(desk);
        return new Decisions(
                desk,
                new CaseHistory(),
                queue,
                new ConductOutcomes(settings, restrictions, () -> Capabilities.read(chat)),
                new OutcomeNotices(settings, new Conversations(chat)));
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

    /** From here on the community asks nobody for a second step. */
    public void withoutSecondStep() {
        var admin = new Person(0, "Admin", Set.of(Roles.ADMIN));
        new Settings(desk).save(Kinds.SIGN_IN, 1, new SignInRules(Set.of(), Set.of(), 30, 12), "for tests", admin);
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

    /** Answers to a questionnaire, given that long ago; {@code items} is JSON, or null. Returns its id. */
    public String checkIn(String member, String instrument, @Nullable String items, Duration ago) {
        String id = "check-" + ++reports;
        chat.execute(
                "insert into chat.check_in (check_in_id, member_id, instrument, phase, items, score, answered_at)"
                        + " values (?, ?, ?, 'periodic', ?::jsonb, 7, now() - make_interval(secs => ?))",
                id,
                member,
                instrument,
                items,
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

    /** As the sender of effects does with those that are to be sent. */
    public void sendEffects() {
        scheduled.forEach(effects::send);
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

    /** Puts somebody on shift, from an hour ago to four hours from now. */
    public void onShift(Person person) {
        databases
                .deskOwner()
                .execute(
                        "insert into desk.shift (account_id, begins_at, ends_at) values (?, now() - interval '1 hour', now() + interval '4 hours')",
                        person.accountId());
    }

    /** The person was shown hard words just now that count this much. */
    public void read(Person person, long caseId, String what, int weight) {
        desk.execute("""
                insert into desk.exposure (account_id, case_id, shown, day, at, weight)
                values (?, ?, ?, (now() at time zone (select body ->> 'zone' from desk.setting where kind = 'community'
                  order by version desc limit 1))::date, now(), ?)""", person.accountId(), caseId, what, weight);
    }

    /** A suspension that is not for one person alone, of a case at this version. */
    public static DecisionRequest longSuspension(long caseId, int version) {
        return suspension(caseId, version, Duration.ofDays(14));
    }

    public static DecisionRequest suspension(long caseId, int version, Duration lasts) {
        return new DecisionRequest(
                caseId,
                version,
                java.util.EnumSet.of(Action.SUSPEND, Action.REMOVE_MESSAGE),
                "kind",
                "the second time",
                "You can come back in 14 days.",
                null,
                lasts,
                null,
                null);
    }

    /** Claims, and proposes a long suspension. Returns what was asked. */
    public long proposed(long caseId, Person person) {
        cases.claim(caseId, person);
        Outcome outcome = cases.decide(longSuspension(caseId, version(caseId, person)), person);
        return ((Outcome.Asked) outcome).approvalId();
    }

    /** Claims, and decides for a restriction that lasts this long; null: until it is lifted. */
    public Outcome restrict(long caseId, Person person, Action action, @Nullable Duration lasts) {
        cases.claim(caseId, person);
        return cases.decide(restriction(caseId, version(caseId, person), action, lasts), person);
    }

    public static DecisionRequest restriction(long caseId, int version, Action action, @Nullable Duration lasts) {
        return new DecisionRequest(
                caseId, version, Set.of(action), "kind", "it was unkind", "Words to you", null, lasts, null, null);
    }

    /** What the second person's approval does, where a request waits for one. */
    Outcome approved(DecisionRequest request, Person proposer, Person approver) {
        return desk.transactionResult(tx -> {
            var locked = CaseMoves.lock(tx.dsl(), request.caseId()).orElseThrow();
            tx.dsl()
                    .execute(
                            "update desk.cases set state = 'waiting', waiting_for = 'second_person', waiting_until = now() + interval '1 hour', leased_by = null, leased_until = null where case_id = ?",
                            locked.caseId());
            return decisions.decide(
                    tx.dsl(),
                    CaseMoves.lock(tx.dsl(), request.caseId()).orElseThrow(),
                    request,
                    proposer,
                    new Decisions.Second(approver, "agreed"));
        });
    }

    /** What one person alone can do with the request on a case that they have. */
    Outcome decisionAlone(DecisionRequest request, Person person) {
        return desk.transactionResult(tx -> decisions.decide(
                tx.dsl(), CaseMoves.lock(tx.dsl(), request.caseId()).orElseThrow(), request, person));
    }

    long lastEffect(String kind) {
        return desk.fetchSingle("select max(effect_id) from desk.effect where kind = ?", kind)
                .get(0, Long.class);
    }

    /** As {@link #settle}, for tests of other rooms. */
    public void settleAll() {
        settle();
    }

    /** Lets the undo window pass, and settles. */
    void settle() {
        pass(Duration.ofSeconds(11));
        decisions.settleDue();
    }

    /** Sends what is scheduled, in order, until nothing waits any more. */
    void deliver() {
        scheduled.removeIf(effects::send);
        assertThat(scheduled).isEmpty();
    }

    /** What the chat keeps the member from, such as {@code mute} or {@code kick room-of-finch}. */
    List<String> restrictionsInChat(String member) {
        return chat.fetch(
                        "select trim(kind || ' ' || room_id) from chat.restriction where member_id = ? order by 1",
                        member)
                .map(r -> r.get(0, String.class));
    }

    /** As if this much time had passed for open decisions, measures, strikes, leases, waiting times and pauses. */
    public void pass(Duration time) {
        DSLContext owner = databases.deskOwner();
        long seconds = time.toSeconds();
        owner.execute("update desk.decision set undo_until = undo_until - make_interval(secs => ?)", seconds);
        owner.execute("update desk.effect set not_after = not_after - make_interval(secs => ?)", seconds);
        owner.execute(
                "update desk.measure set begins_at = begins_at - make_interval(secs => ?), ends_at = ends_at - make_interval(secs => ?), lifted_at = lifted_at - make_interval(secs => ?)",
                seconds,
                seconds,
                seconds);
        owner.execute(
                "update desk.strike set given_at = given_at - make_interval(secs => ?), expires_at = expires_at - make_interval(secs => ?)",
                seconds,
                seconds);
        owner.execute(
                "update desk.cases set leased_until = leased_until - make_interval(secs => ?), waiting_until = waiting_until - make_interval(secs => ?)",
                seconds,
                seconds);
        owner.execute(
                "update desk.pause set begins_at = begins_at - make_interval(secs => ?), ends_at = ends_at - make_interval(secs => ?)",
                seconds,
                seconds);
        owner.execute("update desk.exposure set at = at - make_interval(secs => ?)", seconds);
        owner.execute("update desk.reader_preference set not_now_at = not_now_at - make_interval(secs => ?)", seconds);
        owner.execute("update desk.approval set answer_by = answer_by - make_interval(secs => ?)", seconds);
        owner.execute("update desk.reveal set until = until - make_interval(secs => ?)", seconds);
        owner.execute("update desk.intake_mark set at = at - make_interval(secs => ?)", seconds);
    }

    /** A contact that has left, and the member's answer to it in a room of its own, kept. */
    public void contactAndReply(long caseId, String member, String words, Person person) {
        decide(caseId, person, Action.CONTACT);
        pass(Duration.ofSeconds(11));
        decisions.settleDue();
        room("reply-room-of-" + member);
        message("reply-of-" + member, "reply-room-of-" + member, member, Duration.ZERO, words);
        replies.take();
    }

    /** What hands the news of the database to these, as in the console. */
    public ChannelListener listener(CaseNews news) {
        return new ChannelListener(databases.deskSource(), CaseNews.CHANNEL, news::tell);
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
