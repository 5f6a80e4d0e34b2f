package org.havendesk.settings;

/** Response urgency of a case, most pressing first; never a prediction of risk. */
public enum Tier {
    IMMEDIATE,
    URGENT,
    SOON,
    ROUTINE;

    /** Reads the lower-case key used in settings, addresses and files; {@code IllegalArgumentException} if unknown. */
    public static Tier of(String key) {
        for (Tier tier : values()) {
            if (tier.key().equals(key)) {
                return tier;
            }
        }
        throw new IllegalArgumentException("unknown tier: " + key);
    }

    /** Reads the number kept in the database, 1 for Immediate to 4 for Routine. */
    public static Tier of(int number) {
        return values()[number - 1];
    }

    public String key() {
        return name().toLowerCase();
    }

    public short number() {
        return (short) (ordinal() + 1);
    }

    public boolean isMorePressingThan(Tier other) {
        return compareTo(other) < 0;
    }
}
