package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import org.havendesk.cases.Conversation.Line;
import org.havendesk.cases.LegalHolds;
import org.havendesk.cases.Notes;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.Reviews;
import org.havendesk.chat.Change;
import org.havendesk.kit.Activity;
import org.havendesk.kit.Key;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** One case on the screen: its parts, the keys, and what each part does when the case changes. */
final class CasePage extends Div implements CaseDesk.Page {

    /**
     * What the page cannot do by itself.
     *
     * @param caseAddress of another case's page
     * @param claimable how many cases "Next case" could take
     * @param onSwitch hears which reported message stands in the middle now
     * @param care opens a care case beside this one
     */
    record Way(
            Runnable toQueue,
            Runnable nextCase,
            IntSupplier claimable,
            LongFunction<String> caseAddress,
            Consumer<String> onSwitch,
            OpensCare care) {}

    /** Opens a care case for the author of a message. */
    interface OpensCare {
        Outcome open(long caseId, String messageId, Tier tier, String reason);
    }

    private final CaseTitleBar bar;
    private final CaseAsk ask;
    private final CaseDesk desk;
    private final Way way;
    private final ConversationPane conversation;
    private final ConversationBeside beside;
    private final CaseNotice notice;
    private final CaseUndoBar undo;
    private final DecideBar foot;
    private final ApprovalStrips asks;
    private final CaseBody body;
    private final Div said = box("sr-only");
    private @Nullable String message;

    /** @param opening makes the desk, which tells this page what happens to the case */
    CasePage(
            java.util.function.Function<CaseDesk.Page, CaseDesk> opening,
            Reviews reviews,
            Notes notes,
            LegalHolds holds,
            CaseTitleBar bar,
            Way way) {
        this.bar = bar;
        this.way = way;
        addClassName("case-page");
        desk = opening.apply(this);
        ask = new CaseAsk(this, desk);
        conversation = new ConversationPane(reviews, desk, this::switched, this::openCare);
        beside = new ConversationBeside(reviews, desk, conversation::open);
        notice = new CaseNotice(desk, ask, this::readAgain, way.toQueue());
        undo = new CaseUndoBar(desk);
        foot = new DecideBar(desk, ask, way.nextCase(), way.claimable());
        asks = new ApprovalStrips(desk);
        body = new CaseBody(
                desk,
                ask,
                new CasePanel(
                        desk, () -> reviews.showReasons(desk.caseId(), desk.person()), notes, holds, way.caseAddress()),
                box("talk-place", beside, conversation, undo),
                box("case-foot", notice, asks, foot),
                conversation::backToTheMiddle);
        said.getElement().setAttribute("aria-live", "polite");
        add(body, said);
        Activity.on(this, desk::noticed);
    }

    /** Fills the page: the conversation is read, which is one look. */
    void open(@Nullable String messageId, String queueAddress) {
        message = messageId;
        bar.open(desk, ask, queueAddress);
        conversation.open(messageId);
        changed();
    }

    /** Brings a reported message of the open case into the middle. */
    void goTo(String messageId) {
        message = messageId;
        conversation.goTo(messageId);
    }

    @Override
    public void changed() {
        bar.show();
        body.show();
        foot.show();
        asks.show();
        undo.show();
        notice.show();
        beside.show();
    }

    @Override
    public void refused(CaseRefusal refusal) {
        notice.refused(refusal);
    }

    @Override
    public void done(String act) {
        ask.forget();
        notice.clear();
        notice.show();
        said.setText(getTranslation("case.said." + act));
    }

    @Override
    public void gone() {
        way.toQueue().run();
    }

    /** Says something that needs no answer. */
    void say(String words) {
        notice.say(words);
    }

    /** Messages were edited or removed in the chat. */
    void changed(List<Change> changes) {
        conversation.changed(changes);
    }

    CaseDesk desk() {
        return desk;
    }

    boolean onKey(Key key) {
        boolean yours = desk.standing() == CaseStanding.YOURS;
        return switch (key) {
            case CLAIM -> run(desk.standing().canClaim(), desk::claim);
            case RELEASE -> run(yours, desk::release);
            case ESCALATE -> run(yours, ask::escalate);
            case DECIDE -> foot.openDialog();
            case APPROVE -> approve();
            case SHOW_WORDS -> conversation.toggleWords() || beside.toggle();
            case UNDO -> run(desk.undoable().isPresent(), desk::undo);
            case NEXT_CASE -> run(true, way.nextCase());
            case BACK -> run(true, way.toQueue());
            case TIER_IMMEDIATE -> run(desk.standing().isOpen(), () -> ask.tier(Tier.IMMEDIATE));
            case TIER_URGENT -> run(desk.standing().isOpen(), () -> ask.tier(Tier.URGENT));
            case TIER_SOON -> run(desk.standing().isOpen(), () -> ask.tier(Tier.SOON));
            case TIER_ROUTINE -> run(desk.standing().isOpen(), () -> ask.tier(Tier.ROUTINE));
            default -> false;
        };
    }

    private void openCare(Line line) {
        new CareCaseDialog(line.alias().words(), (tier, reason) -> {
                    switch (way.care().open(desk.caseId(), line.messageId(), tier, reason)) {
                        case Outcome.Done done -> careOpened(line, done.caseId());
                        case Outcome other -> refused(CaseRefusal.of(other, desk.times()));
                    }
                })
                .open();
    }

    private void careOpened(Line line, long caseId) {
        var link =
                new Anchor(way.caseAddress().apply(caseId), getTranslation("case.care.link", String.valueOf(caseId)));
        link.getElement().setAttribute("router-link", true);
        desk.refresh();
        notice.say(getTranslation("case.care.opened", line.alias().words()), link);
    }

    /** Answers the first ask that is this person's to answer. */
    private boolean approve() {
        var asked = desk.approvals().toAnswer();
        asked.ifPresent(new ApprovalAsk(this, desk.approvals())::approve);
        return asked.isPresent();
    }

    private void readAgain() {
        desk.readAgain();
        conversation.open(message);
    }

    private void switched(String messageId) {
        message = messageId;
        way.onSwitch().accept(messageId);
    }

    private static boolean run(boolean possible, Runnable act) {
        if (possible) {
            act.run();
        }
        return possible;
    }
}
