package org.havendesk.shift.ui;

import org.havendesk.kit.Phrase;
import org.havendesk.shift.Roster;
import org.havendesk.shift.ShiftTimes;
import org.havendesk.shift.Shifts;

/** What came of a change of the rota, as a sentence. */
final class RosterWords {
    private RosterWords() {}

    static Phrase of(Roster outcome, ShiftTimes times) {
        return switch (outcome) {
            case Roster.Done done -> Phrase.of("shift.done");
            case Roster.Copied copied -> Phrase.of("shift.copied", copied.shifts(), copied.leftOut());
            case Roster.EndsTooEarly no ->
                Phrase.of("shift.refused.ends", times.full(no.end()), times.full(no.begin()));
            case Roster.TooLong no ->
                Phrase.of("shift.refused.long", times.full(no.begin()), times.full(no.end()), Shifts.LONGEST.toHours());
            case Roster.Overlaps no ->
                Phrase.of("shift.refused.overlaps", no.name(), times.full(no.begin()), times.full(no.end()));
            case Roster.Gone gone -> Phrase.of("shift.refused.gone");
            case Roster.NotOnTheTeam no -> Phrase.of("shift.refused.team");
            case Roster.NotASupervisor no -> Phrase.of("shift.refused.supervisor", no.name());
        };
    }
}
