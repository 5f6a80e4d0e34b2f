package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.kit.Key;
import org.havendesk.kit.Markup;

/** Under the rows: keys worth knowing, where in the queue this page is, and on phones the next case within reach. */
class QueueFoot extends Footer {
    private record Hint(String words, List<Key> keys) {}

    private static final List<Hint> HINTS = List.of(
            new Hint("move", List.of(Key.NEXT_ROW, Key.ROW_BEFORE)),
            new Hint("open", List.of(Key.OPEN)),
            new Hint("next", List.of(Key.NEXT_CASE)),
            new Hint("claim", List.of(Key.CLAIM)),
            new Hint("release", List.of(Key.RELEASE)),
            new Hint("tier", List.of(Key.TIER_IMMEDIATE, Key.TIER_ROUTINE)),
            new Hint("all", List.of(Key.HELP)));

    private final Span range = text("", "nowrap");
    private final Anchor first = new Anchor("queue");
    private final Anchor following = new Anchor("queue");
    private final Button next;

    QueueFoot(Set<Key> keys, Runnable takeNext) {
        addClassName("queue-foot");
        first.setText(getTranslation("queue.page.first"));
        following.setText(getTranslation("queue.page.next"));
        first.getElement().setAttribute("router-link", true);
        following.getElement().setAttribute("router-link", true);
        next = button("", "arrow", null);
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(event -> takeNext.run());
        var hints = box("hints");
        Markup.fill(
                hints,
                HINTS.stream()
                        .filter(hint ->
                                keys.containsAll(hint.keys()) || hint.keys().equals(List.of(Key.HELP)))
                        .map(this::drawn)
                        .collect(Collectors.joining()));
        add(
                box("keys", icon("keyboard", "only-desktop"), hints, group("push pager", range, first, following)),
                box("phone-next only-mobile", next));
    }

    void show(QueueModel model, boolean broken) {
        int size = model.rows().size();
        int before = model.address().before();
        range.setText(size == 0 ? "" : getTranslation("queue.page.range", before + 1, before + size, model.total()));
        first.setVisible(model.address().after() != null);
        first.setHref(address(QueueAddress.of(model.address().filter())));
        var page = model.nextPage();
        following.setVisible(page != null);
        if (page != null) {
            following.setHref(address(page));
        }
        QueueBar.label(next, model.counts().claimable(), broken);
    }

    private String drawn(Hint hint) {
        String between = hint.words().equals("tier") ? Markup.span("", "–") : "";
        String keys = hint.keys().stream()
                .map(key -> Markup.key(key.caps().getFirst()))
                .collect(Collectors.joining(between));
        return "<span class=\"only-desktop hint\">" + keys
                + Markup.span("", getTranslation("queue.hint." + hint.words())) + "</span>";
    }

    private static String address(QueueAddress target) {
        return new Location("queue", target.parameters()).getPathWithQueryParameters();
    }
}
