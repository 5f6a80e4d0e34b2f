package org.havendesk.privacy.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.havendesk.access.Person;
import org.havendesk.kit.ReasonDialog;
import org.havendesk.privacy.MemberRequest;

/** One request: what is asked and why, how it stands, and what the reader can do about it. */
class PrivacyCard extends ListItem {
    private final MemberRequest request;
    private final ZoneId zone;

    /** What the reader can do. */
    interface Acts {
        void approve(String reason);

        void refuse(String reason);

        void withdraw();
    }

    PrivacyCard(MemberRequest request, Person reader, ZoneId zone, Acts acts) {
        this.request = request;
        this.zone = zone;
        addClassName("privacy-card");
        add(
                box("row between", text(title(), "strong"), badge(getTranslation("privacy.state." + state()), null)),
                text("“" + request.reason() + "”", "words"),
                text(
                        getTranslation(
                                "privacy.asked-by", request.asker(), at(request.askedAt()), at(request.answerBy())),
                        "small",
                        "quiet"));
        if (request.answer() != null) {
            add(text(
                    getTranslation(
                            "privacy.answered-by",
                            request.answer().who(),
                            request.answer().reason()),
                    "quiet"));
        }
        add(foot(reader, acts));
    }

    private String title() {
        String what = getTranslation("privacy.kind." + request.kind().key());
        return request.alias() == null
                ? getTranslation("privacy.card", number(), what)
                : getTranslation("privacy.card.about", number(), what, request.alias());
    }

    private String state() {
        boolean lapsed = request.state() == MemberRequest.State.ASKED && !request.isOpen();
        return (lapsed ? MemberRequest.State.LAPSED : request.state()).key();
    }

    private Div foot(Person reader, Acts acts) {
        var foot = box("row privacy-acts");
        boolean own = request.isAskedBy(reader);
        if (request.isOpen() && own) {
            foot.add(new Button(getTranslation("privacy.withdraw"), event -> acts.withdraw()));
        } else if (request.isOpen()) {
            foot.add(approve(acts), ask("privacy.refuse", acts::refuse));
        } else if (own && request.isFetchable()) {
            foot.add(download());
        }
        return foot;
    }

    private Button approve(Acts acts) {
        var button = ask("privacy.approve." + request.kind().key(), acts::approve);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Button ask(String words, Consumer<String> act) {
        return new Button(getTranslation(words), event -> new ReasonDialog(
                        getTranslation(words), getTranslation(words + ".sentence"), getTranslation(words), act)
                .open());
    }

    private Component download() {
        var link = new Anchor(
                "export/member-report.json?request=" + request.requestId(),
                getTranslation("privacy.download", at(request.openUntil())));
        link.getElement().setAttribute("download", true);
        return link;
    }

    private String number() {
        return Long.toString(request.requestId());
    }

    private String at(Instant time) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).format(time.atZone(zone));
    }
}
