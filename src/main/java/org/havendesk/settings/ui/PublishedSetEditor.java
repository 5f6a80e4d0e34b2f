package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Collectors;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.PublishedSet;
import org.havendesk.wellbeing.Instrument;
import org.havendesk.wellbeing.Instruments;

/** What is published, in which bins, and what each histogram costs; a change is for the quarters after it. */
class PublishedSetEditor extends Div implements Editor<PublishedSet> {
    private final Checkbox monthly = new Checkbox(getTranslation("settings.part.level_monthly"));
    private final ComboBox<String> level = instrument("settings.part.level");
    private final TextField levelBins = Fields.line(this, "settings.part.up_to");
    private final IntegerField worse = Fields.number(this, "settings.part.worse_bins");
    private final IntegerField levelCost = Fields.number(this, "settings.part.level-cost");
    private final ComboBox<String> change = instrument("settings.part.change");
    private final IntegerField points = Fields.number(this, "settings.part.points");
    private final IntegerField changeCost = Fields.number(this, "settings.part.change-cost");
    private final TextField days = Fields.line(this, "settings.part.active_days");
    private final IntegerField daysCost = Fields.number(this, "settings.part.active-days-cost");
    private final IntegerField heard = Fields.number(this, "settings.part.heard");
    private final IntegerField inTurn = Fields.number(this, "settings.part.in_turn");

    PublishedSetEditor() {
        addClassName("setting-fields");
        add(monthly, level, levelBins, worse, levelCost, change, points, changeCost, days, daysCost, heard, inTurn);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(PublishedSet set) {
        monthly.setValue(set.levelMonthly());
        level.setValue(set.level().instrument());
        levelBins.setValue(written(set.level().upTo()));
        worse.setValue(set.level().worseBins());
        levelCost.setValue(set.level().cost());
        change.setValue(set.change().instrument());
        points.setValue(set.change().points());
        changeCost.setValue(set.change().cost());
        days.setValue(written(set.activeDays().upTo()));
        daysCost.setValue(set.activeDays().cost());
        heard.setValue(set.heard());
        inTurn.setValue(set.inTurn());
    }

    @Override
    public PublishedSet value() {
        return new PublishedSet(
                monthly.getValue(),
                new PublishedSet.Level(
                        chosen(level), numbers(levelBins), Fields.valueOf(worse), Fields.valueOf(levelCost)),
                new PublishedSet.Change(chosen(change), Fields.valueOf(points), Fields.valueOf(changeCost)),
                new PublishedSet.ActiveDays(numbers(days), Fields.valueOf(daysCost)),
                Fields.valueOf(heard),
                Fields.valueOf(inTurn));
    }

    private ComboBox<String> instrument(String label) {
        var box = new ComboBox<String>(getTranslation(label));
        box.setItems(Instruments.all().stream()
                .filter(instrument -> instrument.score() == Instrument.Score.SUM)
                .map(Instrument::key)
                .toList());
        box.setItemLabelGenerator(key -> Instruments.find(key).map(Instrument::name).orElse(key));
        return box;
    }

    private static String chosen(ComboBox<String> box) {
        box.setInvalid(box.getValue() == null);
        if (box.getValue() == null) {
            throw new InvalidSetting("published-instrument", box.getLabel());
        }
        return box.getValue();
    }

    private static String written(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Whole numbers with commas between them. */
    private static List<Integer> numbers(TextField field) {
        String text = field.getValue().strip();
        boolean wrong = !text.matches("\\d{1,5}(\\s*,\\s*\\d{1,5})*");
        field.setInvalid(wrong);
        if (wrong) {
            throw new InvalidSetting("numbers", field.getLabel());
        }
        return List.of(text.split("\\s*,\\s*")).stream().map(Integer::valueOf).toList();
    }
}
