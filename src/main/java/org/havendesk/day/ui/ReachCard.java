package org.havendesk.day.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.cases.ReaderPreferences;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Topics.Topic;

/** What reaches the person, and how. Every change is kept at once. */
class ReachCard extends Section {
    /** Stands for the team's own figure. */
    private static final int AS_THE_TEAM = -1;

    private static final int NEVER = 0;

    private final DayDesk desk;
    private final MultiSelectComboBox<Topic> topics = new MultiSelectComboBox<>();
    private final Select<Integer> pauseAfter = new Select<>();
    private final Paragraph saved = new Paragraph();
    private final OwnMemberField ownMember;
    private boolean showing;

    ReachCard(DayDesk desk) {
        this.desk = desk;
        ownMember = new OwnMemberField(desk);
        addClassName("day-section");
        topics.setLabel(getTranslation("day.reach.topics"));
        topics.setHelperText(getTranslation("day.reach.topics.help"));
        topics.setItemLabelGenerator(Topic::name);
        topics.addValueChangeListener(event -> save());
        pauseAfter.setLabel(getTranslation("day.reach.pause"));
        pauseAfter.addValueChangeListener(event -> save());
        saved.addClassNames("small", "quiet");
        saved.getElement().setAttribute("role", "status");
        add(new H2(getTranslation("day.reach")), topics, pauseAfter, saved, ownMember);
    }

    void show() {
        showing = true;
        var all = desk.readers().topics();
        var own = desk.readers().own(desk.person());
        int team = desk.settings().newest(Kinds.READER_CARE).value().pauseAfter();
        topics.setItems(all);
        topics.setEnabled(!all.isEmpty());
        topics.setValue(
                all.stream().filter(topic -> own.topics().contains(topic.key())).collect(Collectors.toSet()));
        pauseAfter.setItems(choices(own));
        pauseAfter.setItemLabelGenerator(reads -> switch (reads) {
            case AS_THE_TEAM -> getTranslation("day.reach.pause.team", team);
            case NEVER -> getTranslation("day.reach.pause.never");
            default -> getTranslation("day.reach.pause.reads", reads);
        });
        pauseAfter.setValue(own.pauseAfter() == null ? AS_THE_TEAM : own.pauseAfter());
        saved.setText(getTranslation("day.reach.taste"));
        showing = false;
        ownMember.show();
    }

    private static java.util.List<Integer> choices(ReaderPreferences own) {
        return Stream.concat(Stream.of(AS_THE_TEAM, 3, 5, 8, 10, 15, NEVER), Stream.ofNullable(own.pauseAfter()))
                .distinct()
                .toList();
    }

    private void save() {
        if (showing) {
            return;
        }
        Set<String> keys = topics.getValue().stream().map(Topic::key).collect(Collectors.toSet());
        Integer after =
                pauseAfter.getValue() == null || pauseAfter.getValue() == AS_THE_TEAM ? null : pauseAfter.getValue();
        try {
            desk.readers().save(new ReaderPreferences(keys, after), desk.person());
            saved.setText(getTranslation("day.reach.saved"));
        } catch (IllegalArgumentException e) {
            show(); // the topics changed meanwhile
            Notification.show(getTranslation("day.reach.stale")).setAssertive(true);
        }
    }
}
