package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.care.HelplineFilter;
import org.havendesk.care.Helplines;
import org.havendesk.care.SafetyPlan;
import org.havendesk.cases.Action;
import org.havendesk.cases.CarePath;
import org.havendesk.cases.CarePath.Colleague;
import org.havendesk.cases.CareRun;
import org.havendesk.cases.Cases;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.settings.Template;
import org.havendesk.shift.OnShift;
import org.jspecify.annotations.Nullable;

/** The steps of one case in somebody's hands: what the page knows, what was typed, and the acts. */
final class CareDesk {

    /**
     * What the page cannot do by itself.
     */
    interface Way {

        /** Goes to the next step without an answer, if there is one. */
        void onFrom(String step);

        /** Shows other helplines. */
        void filter(HelplineFilter filter);
    }

    private final CaseDesk desk;
    private final Cases cases;
    private final CarePath path;
    private final String community;
    private final Way way;
    private final Map<String, String> typed = new HashMap<>();
    private CareRun run;
    private HelplineFilter filter = HelplineFilter.ALL;

    CareDesk(CaseDesk desk, Cases cases, CarePath path, String community, Way way) {
        this.desk = desk;
        this.cases = cases;
        this.path = path;
        this.community = community;
        this.way = way;
        this.run = path.read(desk.caseId(), desk.person());
    }

    void refresh() {
        run = path.read(desk.caseId(), desk.person());
    }

    /** Answers a question, or a step that has none under the empty question. */
    boolean answer(String step, String question, String answer) {
        return desk.act("care_answer", () -> path.answer(desk.caseId(), step, question, answer, desk.person()));
    }

    boolean notNeeded(String step, String why) {
        return desk.act("care_answer", () -> path.notNeeded(desk.caseId(), step, why, desk.person()));
    }

    boolean savePlan(SafetyPlan plan) {
        return desk.act("care_plan", () -> path.savePlan(desk.caseId(), plan, desk.person()));
    }

    /**
     * Takes a care decision.
     *
     * @param text to the member or to the lead; null where none goes with it
     */
    boolean decide(
            Action action,
            String reason,
            @Nullable String text,
            @Nullable Template template,
            @Nullable Instant until,
            @Nullable Colleague colleague) {
        var request = new DecisionRequest(
                desk.caseId(),
                desk.seen().version(),
                EnumSet.of(action),
                null,
                reason,
                text,
                template == null ? null : template.key(),
                null,
                until,
                colleague == null ? null : colleague.accountId());
        return desk.act("care_" + action.key(), () -> cases.decide(request, desk.person()));
    }

    /** The words that a message of this kind begins with. */
    String words(Component part, Action action, @Nullable Template template, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("community", community);
        String text = template == null ? part.getTranslation("care.words." + action.key()) : template.text();
        for (Map.Entry<String, String> value : all.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    List<Template> templates(Action action) {
        return path.templates(action.key(), desk.file().row().category());
    }

    Helplines helplines() {
        return path.helplines();
    }

    List<Colleague> leads() {
        return path.leads();
    }

    List<Colleague> colleagues() {
        return path.colleagues();
    }

    List<OnShift> reachable() {
        return path.reachable();
    }

    CareRun run() {
        return run;
    }

    CaseDesk desk() {
        return desk;
    }

    Way way() {
        return way;
    }

    boolean isYours() {
        return desk.standing() == CaseStanding.YOURS;
    }

    HelplineFilter filter() {
        return filter;
    }

    void setFilter(HelplineFilter shown) {
        filter = shown;
    }

    /** What somebody typed into a field and has not sent yet; it survives going to another step and back. */
    Optional<String> typed(String field) {
        return Optional.ofNullable(typed.get(field));
    }

    void type(String field, String words) {
        typed.put(field, words);
    }

    void forget(String field) {
        typed.remove(field);
    }

    String community() {
        return community;
    }

    /** A time of the community's clock as a moment. */
    Instant moment(LocalDateTime at) {
        return at.atZone(desk.times().zone()).toInstant();
    }

    LocalDateTime local(Instant at) {
        return at.atZone(desk.times().zone()).toLocalDateTime();
    }
}
