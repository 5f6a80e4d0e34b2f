package org.havendesk.api.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.function.Consumer;
import org.havendesk.api.Scope;
import org.havendesk.api.Source;
import org.havendesk.api.Source.Revoked;
import org.havendesk.api.Source.Stuck;
import org.jspecify.annotations.Nullable;

/** One source: what it may send, what came of it and when, what was refused. */
class SourceCard extends ListItem {
    private final SourceTimes times;

    /** @param revoke hears that its token is to be taken away */
    SourceCard(Source source, SourceTimes times, Consumer<Source> revoke) {
        this.times = times;
        addClassName("source-card");
        add(head(source, revoke));
        Revoked revoked = source.revoked();
        if (revoked != null) {
            add(text(getTranslation(
                    "source.revoked.by", revoked.by(), times.full(revoked.at()), "“" + revoked.reason() + "”")));
        }
        if (source.scopes().contains(Scope.REPORTS)) {
            add(taken("source.reports", source.reports(), source.lastReportAt()));
        }
        if (source.scopes().contains(Scope.CHECK_INS)) {
            add(taken("source.check-ins", source.checkIns(), source.lastCheckInAt()));
        }
        if (source.lastRefusedAt() != null) {
            String why = getTranslation("source.refusal." + source.lastRefusal());
            add(text(getTranslation("source.refused", source.refused(), times.full(source.lastRefusedAt()), why)));
        }
        if (!source.stuck().isEmpty()) {
            add(stuck(source));
        }
        add(text(
                getTranslation("source.made", source.madeBy(), times.full(source.madeAt()), source.hint()),
                "small",
                "quiet"));
    }

    private Div head(Source source, Consumer<Source> revoke) {
        var head = box("row source-head", new H2(source.name()));
        source.scopes().forEach(scope -> head.add(badge(getTranslation("source.scope." + scope.key()), null)));
        if (source.revoked() == null) {
            Button take = button(getTranslation("source.revoke"), null, null, "push");
            take.setAriaLabel(getTranslation("source.revoke.title", source.name()));
            take.addThemeVariants(ButtonVariant.TERTIARY);
            take.addClickListener(event -> revoke.accept(source));
            head.add(take);
        }
        return head;
    }

    private Component taken(String key, long number, @Nullable Instant last) {
        return text(last == null ? getTranslation(key + ".none") : getTranslation(key, number, times.full(last)));
    }

    private Component stuck(Source source) {
        var list = new UnorderedList();
        for (Stuck stuck : source.stuck()) {
            list.add(new ListItem(
                    getTranslation("source.stuck.one", stuck.id(), stuck.error(), times.full(stuck.at()))));
        }
        return box("source-stuck", box("row late", icon("warn"), text(getTranslation("source.stuck"), "strong")), list);
    }
}
