package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.havendesk.kit.ReasonDialog;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;

/** Asks for the reason of an act before it happens. A reason that was refused stands in the dialog when it opens again. */
final class CaseAsk {
    private final Component part;
    private final CaseDesk desk;
    private final Map<String, String> typed = new HashMap<>();

    CaseAsk(Component part, CaseDesk desk) {
        this.part = part;
        this.desk = desk;
    }

    void takeOver() {
        var holder = desk.file().row().holder();
        ask("take_over", holder == null ? "" : holder.name(), desk::takeOver);
    }

    void escalate() {
        ask("escalate", "", desk::escalate);
    }

    void tier(Tier tier) {
        if (tier != desk.file().row().tier()) {
            ask("tier", part.getTranslation("tier." + tier.key()), reason -> desk.changeTier(tier, reason));
        }
    }

    /** Moves the case to the path that it is not on. */
    void otherPath() {
        CasePath other = otherPathOf(desk);
        ask(
                "path." + other.key(),
                CaseWords.subject(part, desk.file().row()),
                reason -> desk.changePath(other, reason));
    }

    void reopen() {
        ask("reopen", "", desk::reopen);
    }

    static CasePath otherPathOf(CaseDesk desk) {
        return desk.file().row().path() == CasePath.CARE ? CasePath.CONDUCT : CasePath.CARE;
    }

    /** The act is done: its reason is not needed any more. */
    void forget() {
        typed.clear();
    }

    private void ask(String act, String fact, Consumer<String> run) {
        String key = "case.ask." + act;
        new ReasonDialog(
                        part.getTranslation(key + ".title", fact),
                        part.getTranslation(key + ".sentence", fact),
                        part.getTranslation(key + ".confirm", fact),
                        reason -> {
                            typed.put(act, reason);
                            run.accept(reason);
                        })
                .startingWith(typed.getOrDefault(act, ""))
                .open();
    }
}
