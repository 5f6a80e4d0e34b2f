package org.havendesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.havendesk.cases.Action;
import org.havendesk.chat.Aliases;
import org.havendesk.db.desk.Routines;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.privacy.MemberRequest.Kind;
import org.havendesk.privacy.MemberRequest.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member is erased by two supervisors: no word, no id and no alias of theirs is left anywhere, and the ledger is whole. */
class EraseMemberTest {
    private final PrivacyDesk house = new PrivacyDesk();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nothingOfThemIsLeftInAnyTableAndTheLedgerStaysWhole() {
        house.work();
        String alias = new Aliases(house.desk.desk).of(PrivacyDesk.MEMBER).toString();
        assertThat(house.rowsWith(PrivacyDesk.TRACE)).hasSizeGreaterThan(12);
        int entries = entries();

        long request = ask(Kind.ERASE);
        assertThat(house.requests.approve(request, "they asked by letter", house.noor))
                .isEqualTo(new Answered.Done(request));

        assertThat(house.rowsWith(PrivacyDesk.TRACE)).isEmpty();
        assertThat(new Aliases(house.desk.desk).of(PrivacyDesk.MEMBER).toString())
                .as("what comes later has another alias")
                .isNotEqualTo(alias);
        assertThat(house.desk.verdict()).isInstanceOf(LedgerVerifier.Verdict.Intact.class);
        assertThat(entries()).isEqualTo(entries + 2);
        assertThat(house.desk
                        .desk
                        .fetchSingle("select count(*) from desk.cases")
                        .get(0, int.class))
                .as("the cases stay, as figures")
                .isEqualTo(3);
    }

    @Test
    void whatOthersWroteStaysButForTheHandle() {
        house.work();
        approved(Kind.ERASE);
        assertThat(house.desk
                        .desk
                        .fetch("select distinct body from desk.evidence where member_id = 'other' and body is not null")
                        .map(r -> r.get(0, String.class)))
                .containsExactly("(erased) we are here");
    }

    @Test
    void anErasedMembersLaterReportMakesANewCaseUnderANewAlias() {
        house.work();
        approved(Kind.ERASE);
        house.desk.message("later", "garden", PrivacyDesk.MEMBER, Duration.ofMinutes(1), "back again");
        house.desk.report("later", "other", "spam", Duration.ofSeconds(30));
        house.desk.intake.drain();
        long caseId = house.desk.caseOf(PrivacyDesk.MEMBER);
        assertThat(house.desk.cases.file(caseId, house.mira).orElseThrow().earlier())
                .isEmpty();
    }

    @Test
    void anErasedCaseIsStillReadable() {
        house.work();
        long care = house.care();
        approved(Kind.ERASE);
        assertThat(house.desk.cases.file(care, house.priya).orElseThrow().notes())
                .allSatisfy(note -> assertThat(note.words()).isEqualTo("(erased)"));
        assertThat(house.holds.of(care, house.mira).removedAt()).isNotNull();
    }

    @Test
    void whoeverAskedDoesNotAgree() {
        house.work();
        long request = ask(Kind.ERASE);
        assertThat(house.requests.approve(request, "yes", house.priya)).isEqualTo(new Answered.Refused("own_ask"));
        assertThat(house.rowsWith(PrivacyDesk.TRACE)).isNotEmpty();
    }

    @Test
    void nobodyAsksOrAnswersAboutTheirOwnMember() {
        house.work();
        own(house.priya.accountId());
        assertThat(house.requests.ask(Kind.ERASE, PrivacyDesk.TRACE, "me", house.priya))
                .isEqualTo(new Answered.Refused("own_member"));
        own(house.noor.accountId());
        long request = ask(Kind.ERASE);
        assertThat(house.requests.approve(request, "me", house.noor)).isEqualTo(new Answered.Refused("own_member"));
    }

    @Test
    void anOpenCaseAHoldAndARunningRestrictionStandAgainstIt() {
        assertThat(house.requests.ask(Kind.ERASE, PrivacyDesk.TRACE, "they asked", house.priya))
                .isEqualTo(new Answered.Refused("open_case"));
        house.desk.restrict(house.conduct(), house.priya, Action.MUTE, Duration.ofDays(2));
        house.work();
        assertThat(house.requests.ask(Kind.ERASE, PrivacyDesk.TRACE, "they asked", house.priya))
                .isEqualTo(new Answered.Refused("restricted"));
        assertThatThrownBy(() -> Routines.eraseMember(house.desk.desk.configuration(), PrivacyDesk.MEMBER, null))
                .as("the database refuses by itself")
                .hasMessageContaining("cannot be erased yet");
        house.desk.databases.deskOwner().execute("update desk.measure set cancelled_at = now()");
        house.holds.set(house.conduct(), "a court asked", house.priya);
        assertThat(house.requests.ask(Kind.ERASE, PrivacyDesk.TRACE, "they asked", house.priya))
                .isEqualTo(new Answered.Refused("held"));
        house.holds.lift(house.conduct(), "the court is done", house.noor);
        assertThat(house.requests.ask(Kind.ERASE, PrivacyDesk.TRACE, "they asked", house.priya))
                .isInstanceOf(Answered.Done.class);
    }

    @Test
    void aRequestIsAskedOnceAndCanBeSentBackAndTakenBack() {
        house.work();
        long first = ask(Kind.ERASE);
        assertThat(house.requests.ask(Kind.ERASE, "@" + PrivacyDesk.TRACE, "again", house.noor))
                .isEqualTo(new Answered.Refused("asked_already"));
        assertThat(house.requests.withdraw(first, house.noor)).isEqualTo(new Answered.Refused("not_your_ask"));
        assertThat(house.requests.withdraw(first, house.priya)).isEqualTo(new Answered.Done(first));
        long second = ask(Kind.ERASE);
        assertThat(house.requests.refuse(second, "it was not them", house.noor)).isEqualTo(new Answered.Done(second));
        assertThat(house.requests.approve(second, "late", house.noor)).isEqualTo(new Answered.Refused("over"));
        assertThat(house.requests.recent(house.noor))
                .extracting(MemberRequest::state)
                .containsExactly(State.REFUSED, State.WITHDRAWN);
    }

    @Test
    void aRequestThatNobodyAnsweredInTimeIsOver() {
        house.work();
        long request = ask(Kind.ERASE);
        house.desk
                .databases
                .deskOwner()
                .execute("update desk.member_request set answer_by = now() - interval '1 second'");
        assertThat(house.requests.approve(request, "late", house.noor)).isEqualTo(new Answered.Refused("over"));
        assertThat(house.requests.ask(Kind.ERASE, PrivacyDesk.TRACE, "again", house.noor))
                .isInstanceOf(Answered.Done.class);
    }

    @Test
    void whoeverAskedIsNotToldTheAlias() {
        house.work();
        ask(Kind.ERASE);
        assertThat(house.requests.recent(house.priya).getFirst().alias()).isNull();
        assertThat(house.requests.recent(house.noor).getFirst().alias()).isNotNull();
        assertThat(house.requests.ask(Kind.REPORT, "nobody-of-that-name", "?", house.priya))
                .isEqualTo(new Answered.Refused("unknown"));
    }

    private int entries() {
        return house.desk.desk.fetchCount(org.havendesk.db.desk.Tables.LEDGER_ENTRY);
    }

    private void own(long accountId) {
        house.desk.databases.deskOwner().execute("update desk.account set member_id = null");
        house.desk
                .databases
                .deskOwner()
                .execute("update desk.account set member_id = ? where account_id = ?", PrivacyDesk.MEMBER, accountId);
    }

    private long ask(Kind kind) {
        return ((Answered.Done) house.requests.ask(kind, "@" + PrivacyDesk.TRACE, "they asked by letter", house.priya))
                .requestId();
    }

    private void approved(Kind kind) {
        assertThat(house.requests.approve(ask(kind), "it is them", house.noor)).isInstanceOf(Answered.Done.class);
    }
}
