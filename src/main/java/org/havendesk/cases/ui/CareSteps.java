package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.function.UnaryOperator;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.cases.CareRun;
import org.havendesk.cases.CareRun.Answer;
import org.havendesk.cases.CareRun.StepRun;

/** The steps as a list of links, with what is done. */
final class CareSteps extends Nav {
    private final CareDesk care;
    private final UnaryOperator<String> address;
    private final Div who = box("row care-who");
    private final Div progress = box("care-progress");
    private final OrderedList list = new OrderedList();

    /** @param address of a step by its key */
    CareSteps(CareDesk care, UnaryOperator<String> address) {
        this.care = care;
        this.address = address;
        addClassName("care-steps");
        setAriaLabel(getTranslation("care.steps.label"));
        list.addClassName("steps");
        add(
                who,
                progress,
                list,
                box("row care-note small quiet", icon("info"), text(getTranslation("care.steps.note"))));
    }

    /** @param here the key of the step in the middle */
    void show(String here) {
        CareRun run = care.run();
        var row = care.desk().file().row();
        who.removeAll();
        if (row.alias() != null) {
            who.add(avatar(row.alias().words(), row.alias().initials(), "member"));
            who.add(box("col", ConversationMessage.alias(row.alias()), text(place(), "small", "quiet")));
        }
        int all = run.steps().size();
        var bar = new ProgressBar(0, all, run.answered());
        String words = getTranslation("care.steps.done", run.answered(), all);
        bar.getElement().setAttribute("aria-label", words);
        boolean required = run.steps().stream().allMatch(s -> s.step().required());
        progress.removeAll();
        progress.add(
                box(
                        "row between small",
                        text(words, "strong"),
                        text(required ? getTranslation("care.steps.required") : "", "quiet")),
                bar);
        list.removeAll();
        for (int i = 0; i < all; i++) {
            list.add(item(run.steps().get(i), i + 1, here));
        }
    }

    private String place() {
        var row = care.desk().file().row();
        return row.program() == null ? getTranslation("case.panel.hidden") : row.program();
    }

    private Component item(StepRun step, int number, String here) {
        boolean now = step.step().key().equals(here);
        boolean done = step.isAnswered();
        var mark = done && !now ? group("s", icon("check")) : group("s", text(String.valueOf(number)));
        var link = new Anchor(address.apply(step.step().key()), step.step().name());
        link.getElement().setAttribute("router-link", true);
        link.setClassName("strong", done || now);
        if (now) {
            link.getElement().setAttribute("aria-current", "step");
        }
        String state = done ? done(step) : hint(step);
        var item = new ListItem(mark, box("step-words", link, text(state, "small", "quiet")));
        item.setClassName("done", done);
        item.setClassName("now", now);
        return item;
    }

    private String hint(StepRun step) {
        String hint = step.step().hint() == null ? "" : step.step().hint();
        return step.step().required()
                ? hint
                : getTranslation("care.steps.optional", hint).strip();
    }

    private String done(StepRun step) {
        String at = step.last().map(Answer::at).map(care.desk().times()::exact).orElse("");
        if (step.notNeeded() != null) {
            return getTranslation("care.done.not_needed", at);
        }
        return step.step().kind() == StepKind.QUESTIONS
                ? getTranslation("care.done.questions", step.answers().size(), at)
                : getTranslation("care.done." + step.step().kind().key(), at);
    }
}
