package org.havendesk.cases.ui;

import com.vaadin.flow.component.button.Button;
import java.util.stream.Stream;
import org.havendesk.kit.MoreMenu;
import org.havendesk.settings.Tier;

/** What is done less often: another path, another tier. */
final class CaseMenu extends MoreMenu {

    CaseMenu(CaseDesk desk, CaseAsk ask, String label, String... classes) {
        super(label);
        addClassName("case-more");
        addClassNames(classes);
        String other = CaseAsk.otherPathOf(desk).key();
        addChoice(choice(getTranslation("case.menu.path." + other), ask::otherPath));
        addGroup(getTranslation("case.menu.tier"), Stream.of(Tier.values()).map(tier -> tier(desk, ask, tier)));
    }

    private Button tier(CaseDesk desk, CaseAsk ask, Tier tier) {
        Button choice = choice(getTranslation("tier." + tier.key()), () -> ask.tier(tier));
        choice.setEnabled(tier != desk.file().row().tier());
        return choice;
    }
}
