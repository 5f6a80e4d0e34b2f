package org.havendesk.cases.ui;

import org.havendesk.cases.Approvals;
import org.havendesk.cases.Disclosures;
import org.havendesk.cases.Reveals;
import org.springframework.stereotype.Component;

/** What a case's page needs for that which one person should not decide alone. */
@Component
record SecondPerson(Approvals approvals, Reveals reveals, Disclosures disclosures) {}
