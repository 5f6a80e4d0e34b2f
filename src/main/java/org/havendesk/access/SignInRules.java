package org.havendesk.access;

import java.time.Duration;
import java.util.Set;

/**
 * What a community asks of those who sign in.
 *
 * @param always the roles that need a second step to come in at all
 * @param forCare the roles that need one before they open a care case
 * @param idleMinutes after so long without an act a session ends
 * @param longestHours after so long a session ends in any case
 */
public record SignInRules(Set<String> always, Set<String> forCare, int idleMinutes, int longestHours) {
    public SignInRules {
        always = Set.copyOf(always);
        forCare = Set.copyOf(forCare);
    }

    public boolean needsAlways(Person person) {
        return person.roles().stream().anyMatch(always::contains);
    }

    public boolean needsForCare(Person person) {
        return needsAlways(person) || person.roles().stream().anyMatch(forCare::contains);
    }

    public Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }

    public Duration longest() {
        return Duration.ofHours(longestHours);
    }
}
