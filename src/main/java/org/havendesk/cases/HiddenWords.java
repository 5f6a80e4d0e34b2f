package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;

import org.havendesk.access.Person;
import org.havendesk.db.desk.tables.records.ReportRecord;
import org.jooq.DSLContext;

/**
 * Which reported words wait until somebody asks for them.
 *
 * @param all whether the reader wants that for all of them, not for the severe ones only
 */
record HiddenWords(boolean all) {
    private static final int SEVERE = 3;
    private static final String ALWAYS = "always";

    /** As the reader has it in their account. */
    static HiddenWords of(DSLContext desk, Person reader) {
        return new HiddenWords(desk.fetchExists(
                ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(reader.accountId()).and(ACCOUNT.TEXT_PROTECTION.eq(ALWAYS))));
    }

    boolean hides(ReportRecord report) {
        return all || report.getSeverity() == SEVERE;
    }
}
