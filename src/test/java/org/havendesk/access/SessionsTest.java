package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.db.desk.Tables.SESSION;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.havendesk.cases.TestDesk;
import org.havendesk.db.ChannelListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How sessions end, and that every node hears of it. */
class SessionsTest {
    private static final TestDesk DESK = new TestDesk();
    private static final SignInRules RULES = new SignInRules(Set.of(), Set.of(), 30, 12);
    private static int people;

    private final Sessions sessions = new Sessions(DESK.desk);
    private final Person person = DESK.moderator("Session " + ++people);

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void oneEndsAfterHalfAnHourWithoutAnAct() {
        long used = begin();
        long idle = begin();
        DESK.databases
                .deskOwner()
                .execute("update desk.session set seen_at = now() - interval '31 minutes' where session_id = ?", idle);
        sessions.endOverdue(RULES);
        assertThat(why(idle)).isEqualTo("idle");
        assertThat(why(used)).isNull();
    }

    @Test
    void oneEndsAfterTwelveHoursInAnyCase() {
        long old = begin();
        DESK.databases
                .deskOwner()
                .execute("update desk.session set begun_at = now() - interval '13 hours' where session_id = ?", old);
        sessions.endOverdue(RULES);
        assertThat(why(old)).isEqualTo("too_long");
    }

    @Test
    void allEndWhenTheAccountIsDisabledAndNoneBeginsAfterThat() {
        long here = begin();
        long there = begin();
        DESK.databases
                .deskOwner()
                .execute("update desk.account set disabled_at = now() where account_id = ?", person.accountId());
        assertThat(List.of(why(here), why(there))).containsOnly("disabled");
        assertThat(sessions.begin(person.accountId(), "Firefox on Windows", "1"))
                .isEmpty();
    }

    @Test
    void allEndWhenTheRolesChange() {
        long one = begin();
        DESK.databases.deskOwner().execute("delete from desk.account_role where account_id = ?", person.accountId());
        assertThat(why(one)).isEqualTo("roles");
    }

    @Test
    void peopleEndTheirOwnAndNobodyElses() {
        long mine = begin();
        long kept = begin();
        Person other = DESK.moderator("Other Session " + people);
        long theirs = sessions.begin(other.accountId(), "Safari on iPhone", "1").orElseThrow();
        sessions.endOwn(person, theirs);
        assertThat(why(theirs)).isNull();
        sessions.endOwn(person, mine);
        assertThat(why(mine)).isEqualTo("ended");
        assertThat(sessions.of(person)).extracting(Sessions.Open::sessionId).containsExactly(kept);
        sessions.endAll(person, null, "ended");
        assertThat(sessions.of(person)).isEmpty();
    }

    @Test
    void everyNodeHearsOfAnEnd() throws InterruptedException {
        var one = new ArrayBlockingQueue<String>(10);
        var two = new ArrayBlockingQueue<String>(10);
        var nodes = List.of(
                new ChannelListener(DESK.databases.deskSource(), "session_ended", one::add),
                new ChannelListener(DESK.databases.deskSource(), "session_ended", two::add));
        nodes.forEach(ChannelListener::start);
        try {
            assertThat(one.poll(10, TimeUnit.SECONDS)).as("it listens").isEmpty();
            assertThat(two.poll(10, TimeUnit.SECONDS)).as("it listens").isEmpty();
            long ended = begin();
            sessions.end(ended, "signed_out");
            assertThat(one.poll(2, TimeUnit.SECONDS)).isEqualTo(Long.toString(ended));
            assertThat(two.poll(2, TimeUnit.SECONDS)).isEqualTo(Long.toString(ended));
        } finally {
            nodes.forEach(ChannelListener::stop);
        }
    }

    @Test
    void browsersAreNamedInWords() {
        assertThat(Agents.words("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"))
                .isEqualTo("Firefox on Windows");
        assertThat(
                        Agents.words(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari on iPhone");
        assertThat(Agents.words(null)).isEqualTo("a browser on an unknown system");
    }

    private long begin() {
        return sessions.begin(person.accountId(), "Firefox on Windows", "1").orElseThrow();
    }

    private static String why(long sessionId) {
        return DESK.desk
                .selectFrom(SESSION)
                .where(SESSION.SESSION_ID.eq(sessionId))
                .fetchSingle()
                .getWhy();
    }
}
