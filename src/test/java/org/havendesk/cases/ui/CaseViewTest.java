package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.Action;
import org.havendesk.cases.CaseState;
import org.havendesk.kit.Countdown;
import org.havendesk.kit.Key;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Policy;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.Test;

class CaseViewTest extends ConsoleTest {
    private static int people;

    @Test
    void theReportedMessageStandsInItsConversation() {
        long id = DESK.caseAbout("case-read", "spam");
        DESK.message("case-read-before", "room-of-case-read", "case-read", Duration.ofMinutes(3), "what came before");
        signIn(person(Roles.MODERATOR));
        open(id);
        assertThat(find(H1.class).single().getText()).isEqualTo("Case " + id);
        assertThat(words(find(ConversationPane.class).single())).contains("what came before", "words of case-read");
        assertThat(words(find(ConversationReported.class).single()))
                .contains("words of case-read", "Reported by 1 person", "Reporters are sealed");
        assertThat(words(find(CasePanel.class).single())).contains("Identity hidden", "Spam or promotion");
        assertThat(DESK.verbs(id)).as("one look").containsOnlyOnce("look");
    }

    @Test
    void severeWordsWaitUntilSomebodyAsks() {
        long id = DESK.caseAbout("case-severe", "threat");
        signIn(person(Roles.MODERATOR));
        CaseView view = open(id);
        assertThat(words(card()))
                .contains("These words are hidden until you ask", "3 words")
                .doesNotContain("words of case-severe");
        view.onKey(Key.SHOW_WORDS);
        assertThat(words(card())).contains("words of case-severe", "Shown to you at");
        assertThat(DESK.verbs(id)).contains("show_words");
        test(find(Button.class, card()).withText("Hide again").single()).click();
        assertThat(words(card())).doesNotContain("words of case-severe");
    }

    @Test
    void reasonsAboutSevereWordsWaitUntilSomebodyAsks() {
        long id = DESK.caseAbout("case-reasons", "threat");
        DESK.databases
                .deskOwner()
                .execute("update desk.report set reason = 'a reason with words' where case_id = ?", id);
        signIn(person(Roles.MODERATOR));
        open(id);
        CasePanel panel = find(CasePanel.class).single();
        assertThat(words(panel)).contains("The reason is hidden until you ask").doesNotContain("a reason with words");
        test(find(Button.class, panel).withText("Show reasons").single()).click();
        assertThat(words(panel)).contains("“a reason with words”").doesNotContain("hidden until you ask");
        assertThat(find(Button.class, panel).withText("Show reasons").exists()).isFalse();
        assertThat(DESK.verbs(id)).contains("show_reasons");
    }

    @Test
    void moreOfTheConversationAsksOnceWhy() {
        long id = DESK.caseAbout("case-more", "spam");
        for (int i = 0; i < 60; i++) {
            DESK.message(
                    "case-more-" + i, "room-of-case-more", "case-more", Duration.ofMinutes(100 - i), "old " + i + ".");
        }
        Person person = person(Roles.MODERATOR);
        signIn(person);
        open(id);
        assertThat(words(pane())).contains("old 59.").doesNotContain("old 54.");
        click("Show 25 earlier");
        var dialog = find(ConversationReasonDialog.class).single();
        assertThat(words(dialog)).contains("The ledger will show: " + person.name() + ", case " + id);
        test(find(TextArea.class, dialog).single()).setValue("a thread from this morning");
        test(find(Button.class, dialog).withText("Show messages").single()).click();
        assertThat(words(pane())).contains("old 54.", "old 30.").doesNotContain("old 29.");
        assertThat(DESK.reviews.reasonGiven(id, person))
                .isEqualTo("To understand what led up to this: a thread from this morning");
        click("Show 25 earlier");
        assertThat(find(ConversationReasonDialog.class).exists()).isFalse();
        assertThat(words(pane())).contains("old 29.", "old 5.");
    }

    @Test
    void whoeverHasNotTheCaseIsOfferedToClaimIt() {
        long id = DESK.caseAbout("case-free", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = open(id);
        assertThat(words(foot())).contains("Nobody has this case. Claim it to decide.");
        assertThat(find(DecideActions.class).exists()).isFalse();
        assertThat(view.onKey(Key.DECIDE)).isFalse();
        view.onKey(Key.CLAIM);
        assertThat(DESK.row(id, person).holder().accountId()).isEqualTo(person.accountId());
        assertThat(find(DecideActions.class).exists()).isTrue();
        view.onKey(Key.RELEASE);
        assertThat(words(foot())).contains("Nobody has this case");
    }

    @Test
    void aCaseOfSomebodyElseIsTakenOverWithAReason() {
        long id = DESK.caseAbout("case-held", "spam");
        Person holder = person(Roles.MODERATOR);
        DESK.cases.claim(id, holder);
        Person person = person(Roles.MODERATOR);
        signIn(person);
        open(id);
        assertThat(words(foot())).contains(holder.name() + " has this case until");
        test(find(Button.class, foot()).withText("Take over…").single()).click();
        reason("it cannot wait", "Take over");
        assertThat(DESK.row(id, person).holder().accountId()).isEqualTo(person.accountId());
    }

    @Test
    void aConductDecisionIsTakenAndTakenBack() {
        long id = DESK.caseAbout("case-decide", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        toggle("Remove message");
        toggle("Warn");
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        assertThat(words(dialog))
                .contains("The reported message is removed from the chat and")
                .contains("is warned with these words");
        decideButton(dialog).click();
        assertThat(rule(dialog).isInvalid()).isTrue();
        fill(dialog, "said it before");
        decideButton(dialog).click();
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLOSING);
        assertThat(words(find(CaseUndoBar.class).single())).contains("The message is removed", "is warned.");
        view.onKey(Key.UNDO);
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLAIMED);
        assertThat(find(CaseUndoBar.class).single().getChildren()).isEmpty();
        view.onKey(Key.DECIDE);
        assertThat(reasonField(find(DecideDialog.class).single()).getValue())
                .as("what was typed is there again")
                .isEqualTo("said it before");
    }

    @Test
    void noActionTakesThreeKeys() {
        long id = DESK.caseAbout("case-fine", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        test(button(find(DecideActions.class, dialog).single(), "No action")).click();
        assertThat(reasonField(dialog).getValue()).isEqualTo("Within our rules.");
        assertThat(rule(dialog).getValue().key()).isEqualTo(Policy.NONE);
        decideButton(dialog).click();
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLOSING);
    }

    @Test
    void aMuteIsDecidedForATimeAndLiftedInThePanel() {
        long id = DESK.caseAbout("case-mute", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        click("More");
        toggle("Mute");
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        assertThat(words(dialog)).contains("for 24 hours");
        fill(dialog, "said it before");
        assertThat(text(dialog).getValue()).as("the template is filled").doesNotContain("{");
        decideButton(dialog).click();
        assertThat(words(find(CasePanel.class).single())).contains("Begins when it cannot be undone any more");
        DESK.pass(Duration.ofSeconds(11));
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return words(find(CasePanel.class).single()).contains("1 strike of 3, until");
        });
        assertThat(words(find(CasePanel.class).single())).contains("Measures", "Until ");
        test(find(Button.class, find(CasePanel.class).single())
                        .withText("Lift…")
                        .single())
                .click();
        reason("they apologised", "Lift");
        assertThat(find(CasePanelMeasures.class).single().getChildren().anyMatch(c -> words(c).contains("Mute")))
                .as("what is over stands in the series alone")
                .isFalse();
        assertThat(words(find(CasePanelSeries.class).single())).contains("Mute");
        assertThat(DESK.verbs(id)).contains("measure_lift");
    }

    @Test
    void aBanSaysThatItNeedsASecondPerson() {
        long id = DESK.caseAbout("case-ban", "spam");
        signIn(person(Roles.MODERATOR));
        CaseView view = claimed(id);
        click("More");
        toggle("Ban");
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        assertThat(words(dialog)).contains("nothing is sent until somebody else agrees", "until it is lifted");
        assertThat(find(Button.class, dialog).withText("Ask a second person").exists())
                .isTrue();
        test(button(find(DecideActions.class, dialog).single(), "Warn")).click();
        assertThat(find(Button.class, dialog).withText("Decide").exists()).isTrue();
    }

    @Test
    void wordsWithAPlaceholderAreRefusedAtTheField() {
        long id = DESK.caseAbout("case-placeholder", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        toggle("Warn");
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        fill(dialog, "said it before");
        test(text(dialog)).setValue("Please read {source} first.");
        decideButton(dialog).click();
        assertThat(text(dialog).isInvalid()).isTrue();
        assertThat(text(dialog).getErrorMessage()).contains("{source}");
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void receiptsAppearWhenTheTenSecondsAreOver() {
        long id = DESK.caseAbout("case-receipt", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        toggle("Warn");
        view.onKey(Key.DECIDE);
        fill(find(DecideDialog.class).single(), "said it before");
        decideButton(find(DecideDialog.class).single()).click();
        assertThat(find(CaseReceipts.class, foot()).exists()).isFalse();
        DESK.pass(Duration.ofSeconds(11));
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return words(foot()).contains("Message to the member: done");
        });
        assertThat(words(foot())).contains("Reopen…");
        assertThat(words(find(CasePanel.class).single()))
                .contains("Message to the member: done", "Delivery to the chat");
        assertThat(find(CaseUndoBar.class).single().getChildren()).isEmpty();
    }

    @Test
    void whatIsEditedOrRemovedInTheChatIsMarkedWithinTwoSecondsAndTheWordsStay() {
        long id = DESK.caseAbout("case-fresh", "spam");
        signIn(person(Roles.MODERATOR));
        open(id);
        assertThat(words(card())).contains("words of case-fresh").doesNotContain("Edited since");
        DESK.chat.execute(
                "update chat.message set body = 'quite other words', edited_at = now() where message_id = 'message-of-case-fresh'");
        await().pollInSameThread().atMost(Duration.ofSeconds(2)).until(() -> {
            roundTrip();
            return words(card()).contains("Edited since the report");
        });
        DESK.chat.execute("update chat.message set removed_at = now() where message_id = 'message-of-case-fresh'");
        await().pollInSameThread().atMost(Duration.ofSeconds(2)).until(() -> {
            roundTrip();
            return words(card()).contains("Removed from the chat since");
        });
        assertThat(words(card())).contains("words of case-fresh").doesNotContain("quite other words");
        assertThat(DESK.verbs(id)).as("marks are no look").containsOnlyOnce("look");
    }

    @Test
    void theSeriesOfTheSubjectAndItsNotesStandInThePanel() {
        long id = DESK.caseAbout("case-series", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        open(id);
        var series = find(CasePanelSeries.class).single();
        assertThat(words(series)).contains("1 report", "This case", "Spam or promotion", "Joined");
        var notes = find(CasePanelNotes.class).single();
        Button save = find(Button.class, notes).all().stream().findFirst().orElse(null);
        assertThat(save).as("nothing to save yet").isNull();
        test(find(TextArea.class, notes).single()).setValue("A warm first line helps.");
        test(find(Button.class, notes).withText("Save note").single()).click();
        assertThat(words(notes)).contains("A warm first line helps.", person.name(), "Withdraw");
        assertThat(find(TextArea.class, notes).single().getValue()).isEmpty();
        assertThat(words(series)).contains("Note", "by " + person.name());
        test(find(Button.class, notes).withText("Withdraw").single()).click();
        assertThat(words(notes)).doesNotContain("A warm first line helps.");
        assertThat(words(find(CasePanelHistory.class).single())).contains("Note added", "Note withdrawn");
    }

    @Test
    void whatIsBeingTypedAsANoteOutlivesNews() {
        long id = DESK.caseAbout("case-note-typed", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = open(id);
        var notes = find(CasePanelNotes.class).single();
        test(find(TextArea.class, notes).single()).setValue("half a thought");
        view.onKey(Key.CLAIM);
        assertThat(find(TextArea.class, notes).single().getValue()).isEqualTo("half a thought");
    }

    @Test
    void careOffersNeitherWarningNorRemoval() {
        long id = DESK.caseAbout("case-care", "worry");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        assertThat(words(find(DecideActions.class).single()))
                .contains("Contact", "Signpost", "Hand over")
                .doesNotContain("Warn", "Remove");
        toggle("Contact");
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        assertThat(rule(dialog).isVisible()).isFalse();
        test(reasonField(dialog)).setValue("they sounded alone");
        decideButton(dialog).click();
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.WAITING);
        assertThat(words(foot())).contains("waits for an answer until");
        view.onKey(Key.UNDO);
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void closingACareCaseSaysWhichStepsAreOpen() {
        long id = DESK.caseAbout("case-close", "worry");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        toggle("Close");
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        test(reasonField(dialog)).setValue("done");
        var open = DESK.carePath.read(id, person).open();
        assertThat(open).isNotEmpty();
        assertThat(words(dialog))
                .contains("can close when these steps have an answer: "
                        + open.getFirst().step().name());
        decideButton(dialog).click();
        assertThat(find(DecideDialog.class).exists()).isTrue();
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void helplinesAndThePlanAreReachedInTheCareSteps() {
        long id = DESK.caseAbout("case-steps", "worry");
        signIn(person(Roles.MODERATOR));
        CaseView view = claimed(id);
        view.onKey(Key.DECIDE);
        Dialog dialog = find(DecideDialog.class).single();
        test(button(find(DecideActions.class, dialog).single(), "Signpost: choose helplines"))
                .click();
        assertThat(find(DecideDialog.class).exists()).isFalse();
        assertThat(getCurrentView()).isInstanceOf(CareView.class);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).startsWith("cases/" + id + "/care/");
    }

    @Test
    void aDecisionOnAChangedCaseIsRefusedAndNothingTypedIsLost() {
        long id = DESK.caseAbout("case-changed", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        toggle("Warn");
        view.onKey(Key.DECIDE);
        fill(find(DecideDialog.class).single(), "said it before");
        DESK.report("message-of-case-changed", "another-reporter", "spam", Duration.ZERO);
        DESK.intake.drain();
        decideButton(find(DecideDialog.class).single()).click();
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLAIMED);
        assertThat(words(notice())).contains("The case changed after you read it", "Report added");
        test(find(Button.class, notice()).withText("Read again").single()).click();
        view.onKey(Key.DECIDE);
        assertThat(reasonField(find(DecideDialog.class).single()).getValue()).isEqualTo("said it before");
        decideButton(find(DecideDialog.class).single()).click();
        assertThat(DESK.row(id, person).state()).isEqualTo(CaseState.CLOSING);
    }

    @Test
    void aReportThatArrivesIsToldQuietly() {
        long id = DESK.caseAbout("case-news", "spam");
        signIn(person(Roles.MODERATOR));
        open(id);
        DESK.report("message-of-case-news", "another-reporter", "spam", Duration.ZERO);
        DESK.intake.drain();
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return words(notice()).contains("1 more report arrived");
        });
        assertThat(words(card())).as("the conversation does not move").contains("Reported by 1 person");
        test(find(Button.class, notice()).withText("Read again").single()).click();
        assertThat(words(card())).contains("Reported by 2 people");
        assertThat(words(notice())).isBlank();
    }

    @Test
    void aLeaseThatEndsSaysSoAndKeepsTheDraft() {
        long id = DESK.caseAbout("case-lease", "spam");
        signIn(person(Roles.MODERATOR));
        CaseView view = claimed(id);
        toggle("Warn");
        // taken now: the console's own job may end the lease, and the page follow it, before the browser's clock is
        // asked
        Countdown countdown = find(Countdown.class).single();
        DESK.pass(Duration.ofMinutes(11));
        ComponentUtil.fireEvent(countdown, new Countdown.Over(countdown, true));
        assertLeaseEndedAndDraftKept(view);
    }

    @Test
    void aLeaseThatTheConsoleEndsFirstSaysTheSame() {
        long id = DESK.caseAbout("case-lease-first", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        toggle("Warn");
        DESK.pass(Duration.ofMinutes(11));
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return DESK.row(id, person).state() == CaseState.OPEN
                    && !words(foot()).contains("Remove message");
        });
        assertLeaseEndedAndDraftKept(view);
    }

    private void assertLeaseEndedAndDraftKept(CaseView view) {
        assertThat(words(foot())).contains("Your lease ended. Nothing you typed is lost");
        view.onKey(Key.CLAIM);
        assertThat(button(find(DecideActions.class).single(), "Warn")
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void theMenuOfACaseChangesTheTier() {
        long id = DESK.caseAbout("case-tier", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        claimed(id);
        CaseMenu menu = find(CaseMenu.class).all().getFirst();
        test(find(Button.class, menu).all().getFirst()).click();
        assertThat(button(menu, "Routine").isEnabled())
                .as("what it is already")
                .isEqualTo(DESK.row(id, person).tier() != Tier.ROUTINE);
        test(button(menu, "Urgent")).click();
        reason("it spreads", "Change the tier");
        assertThat(DESK.row(id, person).tier()).isEqualTo(Tier.URGENT);
    }

    @Test
    void aCaseTakenMeanwhileIsNotEscalated() {
        long id = DESK.caseAbout("case-escalate", "spam");
        signIn(person(Roles.MODERATOR));
        CaseView view = claimed(id);
        view.onKey(Key.ESCALATE);
        Person other = person(Roles.MODERATOR);
        DESK.cases.takeOver(id, "it cannot wait", other);
        reason("needs somebody senior", "Escalate");
        assertThat(words(notice())).contains("Your lease ended and " + other.name() + " has the case now");
        assertThat(words(foot())).contains(other.name() + " has this case until");
        assertThat(DESK.row(id, other).state()).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void loweringAnImmediateAsksASecondPerson() {
        long id = DESK.caseAbout("case-lower", "crisis");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        CaseView view = claimed(id);
        view.onKey(Key.TIER_ROUTINE);
        reason("not so urgent", "Change the tier");
        assertThat(DESK.row(id, person).tier()).isEqualTo(Tier.IMMEDIATE);
        view.onKey(Key.TIER_SOON);
        reason("perhaps less", "Change the tier");
        assertThat(words(notice())).contains("A second person is asked for this already");
        view.onKey(Key.TIER_SOON);
        assertThat(find(TextArea.class, find(Dialog.class).single()).single().getValue())
                .isEqualTo("perhaps less");
    }

    @Test
    void aConductCaseMovesToCare() {
        long id = DESK.caseAbout("case-path", "spam");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        claimed(id);
        test(find(Button.class).withText("Move to care…").all().getFirst()).click();
        reason("this person needs help", "Move to care");
        assertThat(DESK.row(id, person).path()).isEqualTo(CasePath.CARE);
        assertThat(words(find(DecideActions.class).single()))
                .contains("Contact")
                .doesNotContain("Warn");
    }

    @Test
    void anEscalatedCaseIsForSupervisors() {
        long id = DESK.caseAbout("case-senior", "spam");
        Person moderator = person(Roles.MODERATOR);
        DESK.cases.claim(id, moderator);
        DESK.cases.escalate(id, "beyond me", moderator);
        signIn(moderator);
        open(id);
        assertThat(words(foot())).contains("This case is with the supervisors");
        assertThat(find(Button.class, foot()).withText("Claim").exists()).isFalse();
        signIn(person(Roles.SUPERVISOR));
        navigateAway();
        open(id);
        test(find(Button.class, foot()).withText("Claim").single()).click();
        assertThat(find(DecideActions.class).exists()).isTrue();
    }

    @Test
    void aClosedCaseTellsItsOutcomeAndOpensAgainWithAReason() {
        long id = DESK.caseAbout("case-closed", "spam");
        Person moderator = person(Roles.MODERATOR);
        DESK.decide(id, moderator, Action.NO_ACTION);
        DESK.pass(Duration.ofSeconds(11));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> DESK.row(id, moderator).state() == CaseState.CLOSED);
        signIn(person(Roles.MODERATOR));
        open(id);
        assertThat(words(foot())).contains("No action was needed", "Decided by " + moderator.name());
        test(find(Button.class, foot()).withText("Reopen…").single()).click();
        reason("they wrote again", "Reopen");
        assertThat(words(foot())).contains("Nobody has this case");
    }

    @Test
    void reportedMessagesAreStepsOfOneCase() {
        long id = DESK.caseAbout("case-two", "spam");
        DESK.message("case-two-second", "room-of-case-two", "case-two", Duration.ofMinutes(1), "the second");
        DESK.report("case-two-second", "reporter-of-case-two", "spam", Duration.ofSeconds(30));
        DESK.intake.drain();
        signIn(person(Roles.MODERATOR));
        open(id);
        assertThat(find(ConversationReported.class).all()).hasSize(2);
        assertThat(words(pane())).contains("Reported message 1 of 2", "Reported message 2 of 2");
        int looks = DESK.verbs(id).size();
        var first = find(ConversationReported.class).all().getFirst();
        test(find(Button.class, first)
                        .withAttribute("aria-label", "Next reported message")
                        .single())
                .click();
        assertThat(DESK.verbs(id)).as("it is on the screen already").hasSize(looks);
    }

    @Test
    void manyReportsAreShownWhenSomebodyAsks() {
        long id = DESK.caseAbout("case-many", "spam");
        for (int i = 0; i < 9; i++) {
            DESK.report(
                    "message-of-case-many", "reporter-" + i, "spam", "reason " + i + ".", Duration.ofSeconds(50 - i));
        }
        DESK.intake.drain();
        signIn(person(Roles.MODERATOR));
        open(id);
        var panel = find(CasePanel.class).single();
        assertThat(words(panel)).contains("reason 8.").doesNotContain("reason 2.");
        test(find(Button.class, panel).withText("Show all 10").single()).click();
        assertThat(words(panel)).contains("reason 8.", "reason 0.");
    }

    @Test
    void theWayBackKeepsTheQueuesFilter() {
        long id = DESK.caseAbout("case-back", "spam");
        signIn(person(Roles.MODERATOR));
        CaseView view = open(id, "category=spam&unclaimed=");
        assertThat(find(Anchor.class).withText("Queue").all())
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.startsWith("queue?") && href.contains("category=spam"));
        view.onKey(Key.BACK);
        assertThat(getCurrentView()).isInstanceOf(QueueView.class);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .contains("category=spam", "unclaimed", "case=" + id);
    }

    @Test
    void theNextCaseIsOneOfTheFilter() {
        long here = DESK.caseAbout("case-here", "case_next");
        long next = DESK.caseAbout("case-next", "case_next");
        Person person = person(Roles.MODERATOR);
        DESK.cases.claim(here, person);
        signIn(person);
        CaseView view = open(here, "category=case_next");
        view.onKey(Key.NEXT_CASE);
        assertThat(find(H1.class).single().getText()).isEqualTo("Case " + next);
        ((CaseView) getCurrentView()).onKey(Key.NEXT_CASE);
        assertThat(words(notice())).contains("There is nothing left here for you to take just now");
    }

    @Test
    void anUnknownCaseIsNotFound() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("cases/999999999");
        assertThat(getCurrentView()).isNotInstanceOf(CaseView.class);
        UI.getCurrent().navigate("cases/nonsense");
        assertThat(getCurrentView()).isNotInstanceOf(CaseView.class);
    }

    @Test
    void leadsAndAdminsSeeNoCase() {
        long id = DESK.caseAbout("case-guarded", "spam");
        for (String role : new String[] {Roles.LEAD, Roles.ADMIN}) {
            signIn(person(role));
            UI.getCurrent().navigate("cases/" + id);
            assertThat(getCurrentView()).isNotInstanceOf(CaseView.class);
            assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
        }
        assertThat(DESK.verbs(id)).doesNotContain("look");
    }

    private static Person person(String role) {
        return DESK.person("Case Person " + ++people, role);
    }

    private CaseView open(long caseId) {
        return open(caseId, "");
    }

    private CaseView open(long caseId, String query) {
        UI.getCurrent().navigate("cases/" + caseId, QueryParameters.fromString(query));
        return (CaseView) getCurrentView();
    }

    private CaseView claimed(long caseId) {
        CaseView view = open(caseId);
        view.onKey(Key.CLAIM);
        return view;
    }

    private void navigateAway() {
        UI.getCurrent().navigate("queue");
    }

    private void toggle(String action) {
        test(button(find(DecideActions.class).single(), action)).click();
    }

    private Button button(Component within, String words) {
        return find(Button.class, within).withText(words).single();
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private void reason(String words, String confirm) {
        Dialog dialog = find(Dialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue(words);
        test(find(Button.class, dialog).withText(confirm).single()).click();
    }

    /** The dialog's own rule, visible or not. */
    @SuppressWarnings("unchecked")
    private Select<Policy> rule(Dialog dialog) {
        return (Select<Policy>) dialog.getChildren()
                .flatMap(Component::getChildren)
                .filter(Select.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private void fill(Dialog dialog, String reason) {
        Select<Policy> rule = rule(dialog);
        rule.setValue(rule.getListDataView().getItem(0));
        test(reasonField(dialog)).setValue(reason);
    }

    private TextArea text(Dialog dialog) {
        return find(TextArea.class, dialog)
                .withCondition(field -> field.getLabel().endsWith("will read"))
                .single();
    }

    private TextArea reasonField(Dialog dialog) {
        return find(TextArea.class, dialog)
                .withCaption("Why, for your colleagues")
                .single();
    }

    private Decide decideButton(Dialog dialog) {
        return () ->
                test(find(Button.class, dialog).withText("Decide").single()).click();
    }

    private interface Decide {
        void click();
    }

    private ConversationPane pane() {
        return find(ConversationPane.class).single();
    }

    private ConversationReported card() {
        return find(ConversationReported.class).single();
    }

    private DecideBar foot() {
        return find(DecideBar.class).single();
    }

    private CaseNotice notice() {
        return find(CaseNotice.class).single();
    }

    /** All words of a part, also of those inside it. */
    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
