package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.signals.Signal;

/** Conversation and foot with the panel beside them, or behind tabs where the window is narrow. */
final class CaseBody extends MasterDetailLayout {
    private static final int NARROW = 860;
    private static final String PANEL = "344px";

    private final CasePhoneHead head;
    private final CasePanel panel;
    private final Component conversation;
    private final Component foot;
    private final Div main;
    private final Runnable onFit;
    private boolean narrow;

    /** @param onFit runs when the parts have found other places */
    CaseBody(CaseDesk desk, CaseAsk ask, CasePanel panel, Component conversation, Component foot, Runnable onFit) {
        this.onFit = onFit;
        this.panel = panel;
        this.conversation = conversation;
        this.foot = foot;
        head = new CasePhoneHead(desk, ask, chosen -> arrange());
        main = box("case-main", head, conversation, foot);
        setMaster(main);
        setDetailSize(PANEL);
        setExpandMaster(true);
        setExpandDetail(false);
        arrange();
        addAttachListener(event -> Signal.effect(this, () -> {
            int width = event.getUI().getPage().windowSizeSignal().get().width();
            fit(width > 0 && width <= NARROW);
        }));
    }

    /** Follows the case. */
    void show() {
        head.show();
        panel.show();
    }

    private void fit(boolean isNarrow) {
        if (isNarrow != narrow) {
            narrow = isNarrow;
            arrange();
            onFit.run();
        }
    }

    private void arrange() {
        var chosen = narrow ? head.chosen() : CasePhoneHead.View.CONVERSATION;
        head.setVisible(narrow);
        conversation.setVisible(chosen == CasePhoneHead.View.CONVERSATION);
        panel.show(
                switch (chosen) {
                    case CONVERSATION -> CasePanel.Part.ALL;
                    case SUBJECT -> CasePanel.Part.SUBJECT;
                    case CASES -> CasePanel.Part.CASES;
                });
        panel.setVisible(!narrow || chosen != CasePhoneHead.View.CONVERSATION);
        if (narrow && main.indexOf(panel) < 0) {
            setDetail(null);
            main.addComponentAtIndex(main.indexOf(foot), panel);
        } else if (!narrow && getDetail() != panel) {
            main.remove(panel);
            setDetail(panel);
        }
    }
}
