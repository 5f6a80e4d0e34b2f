package org.havendesk.cases;

import java.time.Instant;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;

/**
 * To whom something is disclosed in an emergency, and why: what has to be kept of it (42 CFR 2.51(c)), beside who
 * discloses.
 *
 * @param recipient the person or service that is told
 * @param affiliation the hospital, service or authority that they belong to
 * @param at when they are told
 * @param nature of the emergency, without names
 */
public record Emergency(String recipient, String affiliation, Instant at, String nature) {
    public Emergency {
        if (recipient.isBlank() || affiliation.isBlank() || nature.isBlank()) {
            throw new IllegalArgumentException("a disclosure names its recipient, their affiliation and the emergency");
        }
        recipient = recipient.strip();
        affiliation = affiliation.strip();
        nature = nature.strip();
    }

    /** Whether one person may act alone on such a case, without asking a second one first. */
    public static boolean isForOneAlone(CasePath path, Tier tier) {
        return path == CasePath.CARE && tier == Tier.IMMEDIATE;
    }
}
