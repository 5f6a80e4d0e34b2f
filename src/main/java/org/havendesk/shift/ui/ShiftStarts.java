package org.havendesk.shift.ui;

import java.util.Locale;
import org.havendesk.access.CurrentPerson;
import org.havendesk.kit.ShiftStart;
import org.havendesk.settings.Settings;
import org.havendesk.shift.ShiftTimes;
import org.havendesk.shift.Shifts;
import org.springframework.stereotype.Component;

/** Opens the dialog from pages of other rooms. */
@Component
class ShiftStarts implements ShiftStart {
    private final Shifts shifts;
    private final Settings settings;
    private final CurrentPerson current;

    ShiftStarts(Shifts shifts, Settings settings, CurrentPerson current) {
        this.shifts = shifts;
        this.settings = settings;
        this.current = current;
    }

    @Override
    public void ask(Runnable then) {
        var times = new ShiftTimes(settings.community().zone(), Locale.ENGLISH);
        new StartShiftDialog(shifts, current.get(), times, then).open();
    }
}
