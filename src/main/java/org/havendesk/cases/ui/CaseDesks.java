package org.havendesk.cases.ui;

import java.time.ZoneId;
import java.util.Locale;
import org.havendesk.access.Person;
import org.havendesk.cases.CarePath;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.Cases;
import org.havendesk.cases.DecisionChoices;
import org.havendesk.cases.Drafts;
import org.havendesk.cases.Measures;
import org.springframework.stereotype.Component;

/** What it takes to work on a case. */
@Component
record CaseDesks(
        Cases cases, SecondPerson second, DecisionChoices choices, Measures measures, CarePath steps, Drafts drafts) {

    CaseDesk open(CaseFile file, Person person, ZoneId zone, CaseDesk.Page page) {
        return new CaseDesk(cases, second, choices, measures, steps, drafts, person, file, zone, Locale.ENGLISH, page);
    }
}
