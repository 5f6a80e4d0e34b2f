package org.havendesk.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one message that leaves without a person. */
class AutoSignpostTest {
    private final AlarmDesk desk = new AlarmDesk();

    @BeforeEach
    void template() {
        desk.desk.databases.deskOwner().execute("""
                insert into desk.setting (kind, version, body, made_by)
                select 'templates', coalesce(max(version), 0) + 1,
                       '{"templates": [{"key": "night", "name": "At night", "use": "auto_signpost", "category": null,
                                        "language": "en", "text": "We read this later. Until then: {helplines}"}]}', 'test'
                from desk.setting where kind = 'templates'
                """);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anImmediateCareReportIsAnsweredOnceWhereNobodyIsOnShift() {
        switchOn(true);
        long caseId = desk.desk.caseAbout("heron", "self_harm");
        assertThat(desk.signpost.answer()).isEqualTo(1);
        assertThat(desk.signpost.answer()).isZero();
        desk.desk.sendEffects();
        assertThat(desk.desk
                        .chat
                        .fetchSingle("select body from chat.message where member_id = 'moderation'")
                        .get(0))
                .isEqualTo("We read this later. Until then: 116 123");
        assertThat(desk.desk
                        .desk
                        .fetchSingle(
                                "select purpose, not_after - now() <= interval '30 minutes', decision_id from desk.effect")
                        .intoList())
                .containsExactly("signpost", true, null);
        assertThat(desk.desk.verbs(caseId)).contains("signpost", "effect");
        assertThat(desk.desk
                        .desk
                        .fetchSingle("select actor_kind || ' ' || actor from desk.ledger_entry where verb = 'signpost'")
                        .get(0))
                .isEqualTo("rule signpost");
    }

    @Test
    void withoutHelplinesOfItsOwnItNamesThoseForACrisisOrAnEmergencyCountryByCountry() {
        desk.save(new AlarmSettings(List.of(), List.of(), 6, null, new Signpost(true, "night", " "), null));
        desk.desk.caseAbout("heron", "self_harm");
        assertThat(desk.signpost.answer()).isEqualTo(1);
        assertThat(planned())
                .startsWith(
                        "We read this later. Until then: Australia: Lifeline on 13 11 14, or Emergency services on 000\n")
                .contains(
                        "\nEuropean Union: Emergency services on 112\n",
                        "\nUnited States: 988 Suicide & Crisis Lifeline on 988 or")
                .doesNotContain("116 111", "{");
    }

    @Test
    void whereNoHelplineForACrisisIsThereNothingLeaves() {
        desk.desk.databases.deskOwner().execute("""
                insert into desk.setting (kind, version, body, made_by)
                select 'helplines', max(version) + 1, '{"helplines": []}', 'test' from desk.setting where kind = 'helplines'
                """);
        desk.save(new AlarmSettings(List.of(), List.of(), 6, null, new Signpost(true, "night", null), null));
        desk.desk.caseAbout("heron", "self_harm");
        assertThat(desk.signpost.answer()).isZero();
    }

    @Test
    void switchedOffNobodyIsAnswered() {
        desk.desk.caseAbout("heron", "self_harm");
        assertThat(desk.signpost.answer()).isZero();
        switchOn(false);
        assertThat(desk.signpost.answer()).isZero();
    }

    @Test
    void whereSomebodyIsOnShiftThePersonIsLeftToThem() {
        switchOn(true);
        desk.shifts.start(desk.priya, Instant.now().plusSeconds(3600));
        long caseId = desk.desk.caseAbout("heron", "self_harm");
        assertThat(desk.signpost.answer()).isZero();
        assertThat(desk.desk.signposts.answer(desk.desk.desk, caseId, "words"))
                .as("nor by itself")
                .isFalse();
    }

    @Test
    void conductAndLessPressingAndOldCasesAndThoseInWorkAreNotAnswered() {
        switchOn(true);
        long abuse = desk.desk.caseAbout("finch", "abuse");
        desk.desk.caseAbout("spammer", "spam");
        long claimed = desk.desk.caseAbout("claimed", "self_harm");
        desk.desk.cases.claim(claimed, desk.priya);
        long old = desk.desk.caseAbout("old", "self_harm");
        desk.desk
                .databases
                .deskOwner()
                .execute("update desk.cases set queued_at = now() - interval '31 minutes' where case_id = ?", old);
        assertThat(desk.signpost.answer()).isZero();
        assertThat(List.of(abuse, claimed)).noneMatch(id -> desk.desk.signposts.answer(desk.desk.desk, id, "words"));
    }

    @Test
    void wordsWithAPlaceholderThatCannotBeFilledDoNotLeave() {
        desk.desk.databases.deskOwner().execute("""
                update desk.setting set body = replace(body::text, '{helplines}', '{rule}')::jsonb where kind = 'templates'
                """);
        switchOn(true);
        desk.desk.caseAbout("heron", "self_harm");
        assertThat(desk.signpost.answer()).isZero();
    }

    private String planned() {
        return desk.desk
                .desk
                .fetchSingle("select body from desk.effect where purpose = 'signpost'")
                .get(0, String.class);
    }

    private void switchOn(boolean on) {
        desk.save(new AlarmSettings(List.of(), List.of(), 6, null, new Signpost(on, "night", "116 123"), null));
    }
}
