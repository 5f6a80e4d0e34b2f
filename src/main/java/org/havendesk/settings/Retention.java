package org.havendesk.settings;

/**
 * How long things are kept, in days.
 *
 * @param evidenceDays after a case was closed: evidence, replies, answers, notes and the words of decisions
 * @param caseDays after a case was closed: the case itself; no less than its evidence
 * @param accountDays after an account was disabled: its name and everything personal
 */
public record Retention(int evidenceDays, int caseDays, int accountDays) {
    /** Shorter than this nobody could object to a decision in time. */
    public static final int SHORTEST = 30;

    public Retention {
        InvalidSetting.needs(SHORTEST, evidenceDays, "evidence-days");
        InvalidSetting.needs(Math.max(SHORTEST, evidenceDays), caseDays, "case-days");
        InvalidSetting.needs(SHORTEST, accountDays, "account-days");
    }
}
