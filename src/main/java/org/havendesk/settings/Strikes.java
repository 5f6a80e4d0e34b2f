package org.havendesk.settings;

/**
 * How long a strike counts.
 *
 * @param limit how many make colleagues look closer; shown as "1 of 3"
 * @param days after which one expires
 */
public record Strikes(int limit, int days) {
    public Strikes {
        InvalidSetting.needs(1, limit, "strike-limit");
        InvalidSetting.needs(1, days, "strike-days");
    }
}
