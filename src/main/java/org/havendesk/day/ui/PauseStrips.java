package org.havendesk.day.ui;

import org.havendesk.kit.PersonStrip;
import org.springframework.stereotype.Component;

/** Brings the strip to pages of other rooms. */
@Component
class PauseStrips implements PersonStrip {
    private final DayDesk desk;

    PauseStrips(DayDesk desk) {
        this.desk = desk;
    }

    @Override
    public com.vaadin.flow.component.Component create() {
        return new PauseStrip(desk);
    }
}
