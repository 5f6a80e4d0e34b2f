package org.havendesk.day.ui;

import java.time.Duration;
import java.time.Instant;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseNews;
import org.havendesk.cases.Exposures;
import org.havendesk.cases.HandOvers;
import org.havendesk.cases.OwnMember;
import org.havendesk.cases.OwnWork;
import org.havendesk.cases.Pauses;
import org.havendesk.cases.Readers;
import org.havendesk.day.Debriefs;
import org.havendesk.day.ShiftNotes;
import org.havendesk.kit.ShiftStart;
import org.havendesk.kit.Soon;
import org.havendesk.settings.Settings;
import org.havendesk.shift.ShiftNews;
import org.havendesk.shift.Shifts;
import org.springframework.stereotype.Component;

/** What the parts of the page work with. */
@Component
record DayDesk(
        CurrentPerson current,
        Settings settings,
        Exposures exposures,
        Readers readers,
        OwnMember ownMember,
        Pauses pauses,
        OwnWork work,
        HandOvers handOvers,
        Debriefs debriefs,
        ShiftNotes notes,
        Shifts shifts,
        ShiftStart shiftStart,
        CaseNews caseNews,
        ShiftNews shiftNews) {
    private static final Duration GATHER = Duration.ofSeconds(1);

    Person person() {
        return current.get();
    }

    DayTimes times() {
        return new DayTimes(current.zoneOr(settings.community().zone()), Instant.now());
    }

    /**
     * Runs {@code work} on another thread a second after cases, the rota or what this person read changed, until the
     * returned handle is run. Supervisors see the team's total, and so hear of everybody's reading.
     */
    Runnable whenChanged(Runnable work) {
        var soon = new Soon(GATHER, work);
        Runnable cases = caseNews.subscribe(news -> soon.run());
        Runnable rota = shiftNews.subscribe(soon);
        var reader = current.find();
        Runnable reads = caseNews.subscribeToReads(accountId -> {
            if (reader.filter(me -> me.isSupervisor() || me.accountId() == accountId)
                    .isPresent()) {
                soon.run();
            }
        });
        return () -> {
            cases.run();
            rota.run();
            reads.run();
        };
    }
}
