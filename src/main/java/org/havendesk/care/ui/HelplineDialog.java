package org.havendesk.care.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.havendesk.care.Helpline;
import org.havendesk.care.Helpline.Channel;
import org.havendesk.care.Helpline.ChannelKind;
import org.havendesk.care.HelplineNames;
import org.havendesk.care.Helplines;
import org.jspecify.annotations.Nullable;

/** Everything about one helpline, new or known. */
final class HelplineDialog extends Dialog {
    private static final int LONGEST = 200;

    private final @Nullable Helpline before;
    private final Helplines all;
    private final Consumer<Helplines> act;
    private final TextField name = field("name");
    private final TextField about = field("about");
    private final ComboBox<String> country = new ComboBox<>(getTranslation("helplines.country"));
    private final TextField phone = field("phone");
    private final TextField sms = field("text");
    private final TextField keyword = field("keyword");
    private final TextField chat = field("chat");
    private final TextField mail = field("email");
    private final HelplineHours hours;
    private final MultiSelectComboBox<String> languages =
            new MultiSelectComboBox<>(getTranslation("helplines.languages"));
    private final MultiSelectComboBox<String> topics = new MultiSelectComboBox<>(getTranslation("helplines.topics"));
    private final TextField source = field("source.label");
    private final Span wrong = text("", "late");

    /** @param before null for a new one */
    HelplineDialog(@Nullable Helpline before, Helplines all, ZoneId zone, Consumer<Helplines> act) {
        this.before = before;
        this.all = all;
        this.act = act;
        hours = new HelplineHours(zone);
        setHeaderTitle(
                before == null
                        ? getTranslation("helplines.add")
                        : getTranslation("helplines.edit.title", before.name()));
        addClassNames("reason-dialog", "care-edit");
        wrong.getElement().setAttribute("role", "alert");
        prepareChoices();
        add(box(
                "dialog-body",
                name,
                about,
                country,
                box("care-pair", phone, mail),
                box("care-pair", sms, keyword),
                chat,
                hours,
                languages,
                topics,
                source,
                wrong));
        var next = new Button(getTranslation("helplines.next"), event -> next());
        next.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), next);
        if (before != null) {
            fill(before);
        }
    }

    private TextField field(String key) {
        var field = new TextField(getTranslation("helplines." + key));
        field.setMaxLength(LONGEST);
        return field;
    }

    private void prepareChoices() {
        keyword.setHelperText(getTranslation("helplines.keyword.help"));
        country.setItems(Stream.concat(Stream.of(Helpline.EUROPE), Stream.of(Locale.getISOCountries()))
                .sorted(java.util.Comparator.comparing(HelplineNames::country))
                .toList());
        country.setItemLabelGenerator(HelplineNames::country);
        Set<String> spoken = new TreeSet<>(List.of("ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr", "uk"));
        spoken.addAll(all.languages());
        languages.setItems(spoken);
        languages.setItemLabelGenerator(HelplineNames::language);
        Set<String> known = new TreeSet<>(List.of("crisis", "listening", "emergency", "children", "grief", "abuse"));
        known.addAll(all.topics());
        topics.setItems(known);
        topics.setItemLabelGenerator(HelplineNames::topic);
    }

    private void fill(Helpline helpline) {
        name.setValue(helpline.name());
        about.setValue(helpline.about() == null ? "" : helpline.about());
        country.setValue(helpline.country());
        helpline.channels().forEach(this::fill);
        hours.setValue(helpline.hours());
        languages.setValue(Set.copyOf(helpline.languages()));
        topics.setValue(Set.copyOf(helpline.topics()));
        source.setValue(helpline.source() == null ? "" : helpline.source());
    }

    private void fill(Channel channel) {
        switch (channel.kind()) {
            case PHONE -> phone.setValue(channel.dial());
            case TEXT -> {
                sms.setValue(channel.dial());
                keyword.setValue(channel.keyword() == null ? "" : channel.keyword());
            }
            case CHAT -> chat.setValue(channel.dial());
            case EMAIL -> mail.setValue(channel.dial());
        }
    }

    private void next() {
        try {
            Helplines next = all.with(helpline());
            close();
            act.accept(next);
        } catch (IllegalArgumentException e) {
            String words = e.getMessage();
            wrong.setText(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".");
        }
    }

    private Helpline helpline() {
        if (country.getValue() == null) {
            throw new IllegalArgumentException(getTranslation("helplines.country.missing"));
        }
        String key = before == null ? UUID.randomUUID().toString() : before.key();
        return new Helpline(
                key,
                country.getValue(),
                name.getValue().strip(),
                about.getValue(),
                channels(),
                hours.value(),
                languages.getValue().stream().sorted().toList(),
                topics.getValue().stream().sorted().toList(),
                source.getValue(),
                before == null ? null : before.verifiedAt());
    }

    private List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        if (sms.isEmpty() && !keyword.isEmpty()) {
            throw new IllegalArgumentException(getTranslation("helplines.keyword.alone", keyword.getValue()));
        }
        add(channels, ChannelKind.PHONE, phone, null);
        add(channels, ChannelKind.TEXT, sms, keyword.getValue());
        add(channels, ChannelKind.CHAT, chat, null);
        add(channels, ChannelKind.EMAIL, mail, null);
        return channels;
    }

    private static void add(List<Channel> channels, ChannelKind kind, TextField dial, @Nullable String word) {
        if (!dial.getValue().isBlank()) {
            channels.add(new Channel(kind, dial.getValue(), word));
        }
    }
}
