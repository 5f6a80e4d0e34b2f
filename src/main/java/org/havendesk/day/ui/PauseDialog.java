package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import org.havendesk.settings.Tier;

/** Takes a pause without being asked to: how long, and what becomes of an Immediate in hand. */
class PauseDialog extends Dialog {
    private static final Integer[] MINUTES = {5, 10, 20, 30};

    PauseDialog(DayDesk desk, Runnable changed) {
        setHeaderTitle(getTranslation("day.pause.take"));
        addClassName("reason-dialog");
        var person = desk.person();
        boolean immediate = desk.pauses().inHand(person).stream().anyMatch(c -> c.tier() == Tier.IMMEDIATE);
        var length = new Select<Integer>();
        length.setLabel(getTranslation("day.pause.length"));
        length.setItems(MINUTES);
        length.setItemLabelGenerator(minutes -> getTranslation("day.pause.minutes", minutes));
        length.setValue(MINUTES[1]);
        var keep = new Checkbox(getTranslation("day.pause.keep-immediate"));
        keep.setVisible(immediate);
        var start = new Button(getTranslation("day.pause.begin"), event -> {
            desk.pauses().begin(Duration.ofMinutes(length.getValue()), keep.getValue(), person);
            close();
            changed.run();
        });
        start.addThemeVariants(ButtonVariant.PRIMARY);
        add(box(
                "dialog-body",
                new Paragraph(getTranslation(immediate ? "day.pause.sentence.immediate" : "day.pause.sentence")),
                length,
                keep));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), start);
    }
}
