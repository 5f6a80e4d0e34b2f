package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Optional;
import org.havendesk.cases.Identity;
import org.havendesk.kit.ReasonDialog;

/** Opens the seal of one report for a supervisor: why first, then who, in a dialog that keeps nothing. */
final class ReporterSeal {
    private ReporterSeal() {}

    static Button button(CaseDesk desk, Component part, String reportId) {
        var open = new Button(part.getTranslation("seal.open"), event -> ask(desk, part, reportId));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.addClassNames("small-button", "link-button", "seal");
        return open;
    }

    private static void ask(CaseDesk desk, Component part, String reportId) {
        new ReasonDialog(
                        part.getTranslation("seal.title"),
                        part.getTranslation("seal.sentence"),
                        part.getTranslation("seal.confirm"),
                        reason -> show(part, desk.approvals().reporter(reportId, reason)))
                .withLedger(part.getTranslation("seal.ledger"))
                .open();
    }

    private static void show(Component part, Optional<Identity> reporter) {
        var dialog = new Dialog();
        dialog.addClassName("reason-dialog");
        dialog.setHeaderTitle(part.getTranslation("seal.opened"));
        var words = box("dialog-body");
        reporter.ifPresentOrElse(
                who -> {
                    boolean named =
                            who.displayName() != null && !who.displayName().isBlank();
                    words.add(text(named ? who.displayName() : who.handle(), "strong"));
                    words.add(text(part.getTranslation("identity.handle", who.handle()), "quiet"));
                },
                () -> words.add(text(part.getTranslation("seal.nobody"))));
        dialog.add(words);
        dialog.getFooter().add(new Button(part.getTranslation("seal.close"), event -> dialog.close()));
        dialog.open();
    }
}
