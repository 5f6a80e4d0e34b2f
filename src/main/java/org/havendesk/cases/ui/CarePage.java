package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.html.Div;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.havendesk.care.HelplineFilter;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.kit.Activity;
import org.havendesk.kit.Key;
import org.jspecify.annotations.Nullable;

/** The steps of one case on the screen: the list, the step in the middle, the panel. */
final class CarePage extends Div implements CaseDesk.Page {

    /**
     * What the page cannot do by itself.
     *
     * @param stepAddress of a step by its key
     */
    interface Way extends CareDesk.Way {
        String stepAddress(String step);

        void toQueue();

        void toConversation();
    }

    private final CaseTitleBar bar;
    private final CaseDesk desk;
    private final CareDesk care;
    private final CaseAsk ask;
    private final CaseNotice notice;
    private final CaseUndoBar undo;
    private final CareSteps steps;
    private final CareEnd end;
    private final CarePanel panel;
    private final Way way;
    private final Div middle = box("care-middle");
    private final Div said = box("sr-only");
    private @Nullable CareStep step;

    CarePage(
            Function<CaseDesk.Page, CaseDesk> opening, Function<CaseDesk, CareDesk> caring, CaseTitleBar bar, Way way) {
        this.bar = bar;
        this.way = way;
        addClassName("care-page");
        desk = opening.apply(this);
        care = caring.apply(desk);
        ask = new CaseAsk(this, desk);
        notice = new CaseNotice(desk, ask, desk::readAgain, way::toQueue);
        undo = new CaseUndoBar(desk);
        UnaryOperator<String> address = way::stepAddress;
        steps = new CareSteps(care, address);
        end = new CareEnd(care, ask);
        panel = new CarePanel(care);
        var scroller = box("care-scroll", new CasePages(CasePages.Page.CARE, "only-mobile"), end, middle);
        scroller.getElement().setAttribute("tabindex", "0");
        said.getElement().setAttribute("aria-live", "polite");
        add(steps, box("care-main", notice, scroller, undo), panel, said);
        Activity.on(this, desk::noticed);
    }

    /** Opens the page at this step; at the first without an answer where there is none of this key. */
    void open(@Nullable String key, HelplineFilter filter, String queueAddress) {
        bar.open(desk, ask, queueAddress);
        care.setFilter(filter);
        Step shown = care.run()
                .step(key == null ? "" : key)
                .or(() -> care.run().next(null))
                .map(StepRun::step)
                .orElseGet(() -> care.run().steps().getFirst().step());
        if (step == null || !step.step.equals(shown)) {
            step = CareStep.of(care, shown);
            middle.removeAll();
            middle.add(step);
        }
        changed();
    }

    @Override
    public void changed() {
        care.refresh();
        bar.show();
        end.show();
        panel.show();
        undo.show();
        notice.show();
        if (step != null) {
            steps.show(step.step.key());
            step.show();
        }
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
        way.toQueue();
    }

    CaseDesk desk() {
        return desk;
    }

    CareDesk care() {
        return care;
    }

    boolean onKey(Key key) {
        boolean yours = desk.standing() == CaseStanding.YOURS;
        return switch (key) {
            case CLAIM -> run(desk.standing().canClaim(), desk::claim);
            case RELEASE -> run(yours, desk::release);
            case ESCALATE -> run(yours, ask::escalate);
            case UNDO -> run(desk.undoable().isPresent(), desk::undo);
            case BACK -> run(true, way::toConversation);
            default -> false;
        };
    }

    private static boolean run(boolean possible, Runnable act) {
        if (possible) {
            act.run();
        }
        return possible;
    }
}
