package org.havendesk.cases.ui;

import org.havendesk.cases.CaseFile;

/**
 * What the reader has taken in of a case, and so what a decision may rest on. News from others never moves it; only
 * reading does, or the reader's own act where nothing else arrived meanwhile.
 */
final class CaseSeen {
    private int version;
    private int reports;

    CaseSeen(CaseFile file) {
        read(file);
    }

    /** The reader has the whole case before them. */
    void read(CaseFile file) {
        version = file.version();
        reports = file.reports().size();
    }

    /** The reader's own act led to this version. */
    void acted(CaseFile after) {
        if (after.reports().size() == reports) {
            version = after.version();
        }
    }

    int version() {
        return version;
    }

    boolean isBehind(CaseFile now) {
        return now.version() != version;
    }

    int newReports(CaseFile now) {
        return Math.max(0, now.reports().size() - reports);
    }
}
