package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.care.Protocol.Question;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.cases.CareRun.HandOver;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.shift.OnShift;
import org.jspecify.annotations.Nullable;

/** Beside the steps: what to do when it cannot wait, who is there, what was answered, what happened so far. */
final class CarePanel extends Aside {
    private static final int FEW = 6;

    private final CareDesk care;
    private final Div pressing = box("care-pressing");
    private final CasePanelSection people = new CasePanelSection(getTranslation("care.panel.people"));
    private final CasePanelSection handed = new CasePanelSection(getTranslation("care.panel.handed"));
    private final CasePanelSection answers = new CasePanelSection(getTranslation("care.panel.answers"));
    private final CasePanelSection plan = new CasePanelSection(getTranslation("care.panel.plan"));
    private final CasePanelSection soFar = new CasePanelSection(getTranslation("care.panel.so_far"));
    private @Nullable Boolean yours;

    CarePanel(CareDesk care) {
        this.care = care;
        addClassName("panel");
        getElement().setAttribute("aria-label", getTranslation("care.panel.label"));
        getElement().setAttribute("tabindex", "0"); // it scrolls
        add(pressing, handed, people, answers, plan, soFar);
    }

    /** Follows the case; what is open stays open. */
    void show() {
        if (yours == null || yours != care.isYours()) {
            yours = care.isYours();
            drawPressing();
        }
        HandOver over = care.run().handOver();
        handed.show(0, over == null ? Stream.empty() : handed(over));
        people.show(0, people(care.reachable()));
        answers.show(
                0,
                care.run().steps().stream()
                        .filter(s -> s.step().kind() == StepKind.QUESTIONS)
                        .filter(s -> !s.answers().isEmpty())
                        .flatMap(this::answers));
        plan.show(0, plan());
        soFar.show(0, Stream.of(soFar(care.desk().file().timeline())));
    }

    private void drawPressing() {
        var over = button(getTranslation("care.hand_over.now"), "handover", null, "tall", "care-wide");
        over.addClickListener(event -> new CareHandOverDialog(care).open());
        over.setEnabled(care.isYours());
        var sentence = new Paragraph(getTranslation("care.pressing.sentence"));
        sentence.addClassNames("quiet", "care-fine");
        pressing.removeAll();
        pressing.add(new H2(getTranslation("care.pressing")), sentence, over);
        var call = button(getTranslation("care.emergency"), "phone", null, "tall", "care-wide", "care-emergency");
        call.setSuffixComponent(group("row half small", icon("twopeople"), text(getTranslation("care.emergency.two"))));
        call.addClickListener(event -> new EmergencyDialog(care.desk()).open());
        call.setEnabled(care.isYours());
        pressing.add(call, text(getTranslation("care.emergency.alone"), "small", "quiet"));
    }

    private Stream<Component> handed(HandOver over) {
        var times = care.desk().times();
        String to = over.to() == null ? getTranslation("care.hand_over.any") : over.to();
        String state = over.acknowledgedBy() == null
                ? getTranslation("care.handed.open", to, times.exact(over.at()))
                : getTranslation("care.handed.taken", over.acknowledgedBy(), times.exact(over.acknowledgedAt()));
        return Stream.of(
                text(state, "strong"),
                text(getTranslation("care.handed.note", over.by(), over.note()), "quiet", "words"));
    }

    private Stream<Component> people(List<OnShift> there) {
        if (there.isEmpty()) {
            return Stream.of(text(getTranslation("care.people.nobody"), "quiet"));
        }
        return there.stream().map(this::person);
    }

    private Component person(OnShift person) {
        String role = getTranslation(person.safeguardingLead() ? "care.people.lead" : "care.people.supervisor");
        var there = person.paused()
                ? badge(getTranslation("care.people.paused"), "pause")
                : badge(getTranslation("care.people.reachable"), "checkcircle", "good");
        return box(
                "row",
                avatar(person.name(), Person.initials(person.name())),
                box("col grow", text(person.name()), text(role, "small", "quiet")),
                there);
    }

    private Stream<Component> answers(StepRun step) {
        var list = new DescriptionList();
        list.addClassName("care-answers");
        for (Question question : step.step().questions()) {
            var answer = step.answers().get(question.key());
            if (answer != null) {
                var term = new DescriptionList.Term(question.name());
                var words = new DescriptionList.Description(question.words(answer.words()));
                term.addClassName("quiet");
                words.addClassNames("strong", "words");
                list.add(new Div(term, words));
            }
        }
        return Stream.of(list, text(getTranslation("care.answers.tier"), "small", "quiet"));
    }

    private Stream<Component> plan() {
        var kept = care.run().plan();
        var open = new Button(
                getTranslation(kept == null ? "care.plan.write" : "care.plan.open"),
                icon("pen"),
                event -> new CarePlanDialog(care).open());
        open.addClassName("small-button");
        open.setEnabled(care.isYours());
        String state = kept == null
                ? getTranslation("care.plan.none")
                : getTranslation(
                        "care.plan.kept",
                        kept.version(),
                        kept.who(),
                        care.desk().times().exact(kept.at()));
        return Stream.of(text(state, "quiet"), open);
    }

    private Component soFar(List<Event> events) {
        var list = new UnorderedList();
        list.addClassName("timeline");
        events.stream().limit(FEW).forEach(event -> {
            String dot = list.getComponentCount() == 0 ? "dot now" : "dot";
            var words = new Div(
                    box(
                            "row between",
                            text(words(event), "strong"),
                            text(care.desk().times().brief(event.at()), "small", "quiet", "nowrap")),
                    box("quiet", text(CaseWords.who(this, event.who()))));
            list.add(new ListItem(group(dot, icon(iconOf(event.what()))), words));
        });
        return list;
    }

    /** A step goes by its name here, not by its key. */
    private String words(Event event) {
        String key = event.detail();
        return care.run()
                .step(key == null ? "" : key)
                .filter(step -> event.what().startsWith("care_"))
                .map(step ->
                        getTranslation("care.event." + event.what(), step.step().name()))
                .orElseGet(() -> CaseWords.event(this, event));
    }

    private static String iconOf(String verb) {
        return switch (verb) {
            case "open", "report", "raise" -> "flag";
            case "claim", "take_over", "acknowledge" -> "lock";
            case "reply" -> "chat";
            case "escalate" -> "escalate";
            case "undo", "reopen" -> "undo";
            case "release", "expire" -> "release";
            case "wait", "resume" -> "clock";
            default -> "check";
        };
    }
}
