package org.havendesk.kit;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.popover.Popover;
import java.util.function.Supplier;

/** A popover that is made when its button is pressed for the first time: most people never open most of them. */
public final class LatePopover {
    private LatePopover() {}

    /**
     * From the second press on, the browser opens and closes it by itself.
     *
     * @param place where it is put
     */
    public static void behind(Button opener, HasComponents place, Supplier<Popover> made) {
        opener.getElement().setAttribute("aria-haspopup", "dialog").setAttribute("aria-expanded", "false");
        opener.addClickListener(first -> {
            first.unregisterListener();
            Popover popover = made.get();
            popover.setTarget(opener);
            popover.setModal(true);
            place.add(popover);
            popover.open();
        });
    }
}
