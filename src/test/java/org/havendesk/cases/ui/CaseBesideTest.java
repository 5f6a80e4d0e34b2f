package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.chat.Aliases;
import org.havendesk.kit.Key;
import org.junit.jupiter.api.Test;

/** What stands beside the conversation, and who is kept away from it. */
class CaseBesideTest extends ConsoleTest {
    private static int people;

    @Test
    void aCheckInCaseHasNoMessageAndItsAnswerWaitsUntilSomebodyAsks() {
        DESK.member("beside-otter", "besideotter");
        DESK.checkIn("beside-otter", "phq-9", "{\"9\": 2}", Duration.ofMinutes(6));
        DESK.intake.drain();
        long id = DESK.caseOf("beside-otter");
        signIn(person());
        open(id);
        assertThat(words(find(ConversationPane.class).single())).contains("No message belongs to this case");
        assertThat(words(beside()))
                .containsPattern("PHQ-9 item 9, answered \\d\\d:\\d\\d: at its alert line")
                .contains("hidden until you ask");
        assertThat(DESK.verbs(id)).doesNotContain("show_answers");
        test(find(Button.class, beside()).withText("Show answer").single()).click();
        assertThat(words(beside())).containsPattern("answered \\d\\d:\\d\\d: 2");
        assertThat(DESK.verbs(id)).contains("show_answers");
        test(find(Button.class, beside()).withText("Hide again").single()).click();
        assertThat(words(beside())).contains("at its alert line");
    }

    @Test
    void theKeyOfHiddenWordsShowsTheAnswerToo() {
        DESK.member("beside-stoat", "besidestoat");
        DESK.checkIn("beside-stoat", "core-10", "{\"6\": 1}", Duration.ofMinutes(6));
        DESK.intake.drain();
        signIn(person());
        CaseView view = open(DESK.caseOf("beside-stoat"));
        assertThat(view.onKey(Key.SHOW_WORDS)).isTrue();
        assertThat(words(beside())).containsPattern("CORE-10 item 6, answered \\d\\d:\\d\\d: 1");
    }

    @Test
    void aReplyWaitsUntilSomebodyAsksAndOpensItsRoom() {
        long id = DESK.caseAbout("beside-heron", "worry");
        Person person = person();
        DESK.contactAndReply(id, "beside-heron", "thank you for asking", person);
        signIn(person);
        open(id);
        assertThat(words(beside()))
                .containsPattern("replied \\d\\d:\\d\\d")
                .contains("Hidden until you ask")
                .doesNotContain("thank you for asking");
        test(find(Button.class, beside()).withText("Show").single()).click();
        assertThat(words(beside())).contains("thank you for asking");
        assertThat(DESK.verbs(id)).contains("show_replies", "reply");
        assertThat(words(find(CasePanel.class).single())).contains("The member replied");
        test(find(Button.class, beside()).withText("See it in its room").single())
                .click();
        assertThat(words(find(ConversationPane.class).single())).contains("thank you for asking");
        test(find(Button.class, beside())
                        .withText("Back to the reported message")
                        .single())
                .click();
        assertThat(words(find(ConversationPane.class).single())).contains("words of beside-heron");
    }

    @Test
    void aCaseWithoutEitherShowsNothingBeside() {
        long id = DESK.caseAbout("beside-none", "spam");
        signIn(person());
        open(id);
        assertThat(find(ConversationBeside.class).all()).isEmpty();
    }

    @Test
    void aCareCaseIsOpenedFromAMessage() {
        long id = DESK.caseAbout("beside-finch", "abuse");
        DESK.member("beside-robin", "besiderobin");
        DESK.message("beside-robin-1", "room-of-beside-finch", "beside-robin", Duration.ofMinutes(1), "please stop");
        signIn(person());
        open(id);
        var menus = find(ConversationMenu.class).all();
        assertThat(menus).hasSize(2);
        String robin = new Aliases(DESK.desk).of("beside-robin").words();
        test(find(Button.class).withText("Open a care case for " + robin + "…").single())
                .click();
        var dialog = find(CareCaseDialog.class).single();
        test(find(Button.class, dialog).withText("Open care case").single()).click();
        assertThat(find(TextArea.class, dialog).single().isInvalid()).isTrue();
        test(find(TextArea.class, dialog).single()).setValue("they may not be safe");
        test(find(Button.class, dialog).withText("Open care case").single()).click();
        long care = DESK.caseOf("beside-robin");
        assertThat(find(Anchor.class).withText("Go to case " + care).single().getHref())
                .isEqualTo("cases/" + care);
        assertThat(DESK.verbs(id)).contains("care_case");
    }

    @Test
    void onesOwnMatterIsNotFoundByItsAddress() {
        long id = DESK.caseAbout("beside-own", "spam");
        Person person = person();
        DESK.ownMember.set("beside-own", person);
        signIn(person);
        UI.getCurrent().navigate("cases/" + id);
        assertThat(getCurrentView()).isNotInstanceOf(CaseView.class);
    }

    @Test
    void aTopicThatOneLeavesToOthersIsOpenedOnlyOnPurpose() {
        String topic = "beside_topic";
        DESK.databases
                .deskOwner()
                .execute("insert into desk.setting (kind, version, body, made_by)"
                        + " select 'topics', coalesce(max(version), 0) + 1, jsonb_build_object('topics',"
                        + " coalesce((select body -> 'topics' from desk.setting where kind = 'topics' order by version desc limit 1), '[]')"
                        + " || '[{\"key\": \"beside_topic\", \"name\": \"Beside\", \"categories\": [\"beside_category\"]}]'), 'test'"
                        + " from desk.setting where kind = 'topics'");
        long id = DESK.caseAbout("beside-left", "beside_category");
        Person person = person();
        DESK.desk.execute(
                "insert into desk.topic_opt_out (account_id, topic) values (?, ?)", person.accountId(), topic);
        signIn(person);
        CaseView view = open(id);
        assertThat(find(H2.class).single().getText()).isEqualTo("You leave this topic to colleagues");
        assertThat(view.onKey(Key.CLAIM)).isFalse();
        assertThat(DESK.verbs(id)).doesNotContain("look", "claim");
        test(find(Button.class).withText("Open it all the same").single()).click();
        assertThat(words(find(ConversationPane.class).single())).contains("words of beside-left");
        assertThat(view.onKey(Key.CLAIM)).isTrue();
        open(id);
        assertThat(find(ConversationPane.class).exists()).as("it is theirs now").isTrue();
        signIn(person());
        open(id);
        assertThat(find(ConversationPane.class).exists()).isTrue();
    }

    private static Person person() {
        return DESK.person("Beside Person " + ++people, Roles.MODERATOR);
    }

    private CaseView open(long caseId) {
        UI.getCurrent().navigate("cases/" + caseId);
        return (CaseView) getCurrentView();
    }

    private ConversationBeside beside() {
        return find(ConversationBeside.class).single();
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
