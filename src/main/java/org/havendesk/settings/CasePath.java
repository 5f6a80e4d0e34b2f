package org.havendesk.settings;

/** What a case is for: looking after its subject, or conduct that harmed others. */
public enum CasePath {
    CARE,
    CONDUCT;

    /** Reads the lower-case key; {@code IllegalArgumentException} if unknown. */
    public static CasePath of(String key) {
        for (CasePath path : values()) {
            if (path.key().equals(key)) {
                return path;
            }
        }
        throw new IllegalArgumentException("unknown path: " + key);
    }

    public String key() {
        return name().toLowerCase();
    }
}
