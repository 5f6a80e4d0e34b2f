package org.havendesk.settings;

/** A rule of the community that a conduct decision names. */
public record Policy(String key, String name) {
    /** The key of the entry that says that no rule was broken. */
    public static final String NONE = "none";

    public Policy {
        if (key.isBlank() || name.isBlank()) {
            throw new InvalidSetting("rule-name", key);
        }
    }
}
