package org.havendesk.oversight.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import org.havendesk.oversight.ChainState;

/** Whether the chain holds, when that was looked at, and what to do where it does not. */
final class LedgerChain extends Div {
    private final LedgerTimes times;

    LedgerChain(LedgerTimes times) {
        this.times = times;
    }

    void show(ChainState state) {
        removeAll();
        ChainState.Broken broken = state.broken();
        setClassName("ledger-chain", broken == null);
        setClassName("notice", broken != null);
        setClassName("late", broken != null);
        getElement().setAttribute("role", broken == null ? "status" : "alert");
        if (broken != null) {
            broken(state, broken);
        } else if (state.checkedAt() == null) {
            add(box("disc", icon("refresh")), words(text(getTranslation("ledger.chain.first"), "strong"), text("")));
        } else {
            holds(state);
        }
    }

    private void holds(ChainState state) {
        var line = new Div(text(getTranslation("ledger.chain.holds"), "strong", "good"), text(" "));
        line.add(text(getTranslation("ledger.chain.range", LedgerWords.number(state.entries()))));
        var when = text(
                state.isAsked()
                        ? getTranslation("ledger.chain.checking")
                        : getTranslation(
                                "ledger.chain.checked",
                                times.brief(state.checkedAt()),
                                Long.toString(state.took().toMillis()),
                                state.wholeAt() == null ? "" : times.brief(state.wholeAt())),
                "small",
                "quiet");
        var seal = text(LedgerWords.seal(state.seal()), "seal", "small", "quiet");
        var lock = box(
                "row small quiet only-desktop push", icon("lock"), text(getTranslation("ledger.chain.append-only")));
        add(box("disc good", icon("shieldcheck")), words(line, box("chain-when", when, seal)), lock);
    }

    private void broken(ChainState state, ChainState.Broken broken) {
        String entry = LedgerWords.number(broken.entryId());
        var line = new Div(
                text(getTranslation("ledger.broken.at", entry), "strong"),
                text(" " + getTranslation("ledger.fault." + broken.fault(), LedgerWords.number(broken.other()))));
        var found = text(
                state.isAsked()
                        ? getTranslation("ledger.chain.checking")
                        : getTranslation("ledger.broken.found", times.full(broken.since())),
                "small");
        var leave = text(getTranslation("ledger.broken.leave"), "small", "strong");
        var words = words(line, found);
        words.add(leave);
        add(icon("triangle"), words, show(broken.entryId()));
    }

    /** The page that begins with the entry after the first broken one, so that it and the one before it are seen. */
    private Component show(long entryId) {
        var address = new LedgerAddress(org.havendesk.oversight.LedgerFilter.ALL, entryId + 2, entryId);
        var link = new Anchor(address.page(), getTranslation("ledger.broken.show"));
        link.getElement().setAttribute("router-link", true);
        link.addClassNames("strong", "push", "nowrap");
        return link;
    }

    private static Div words(Component line, Component below) {
        return box("notice-words", line, below);
    }
}
