package org.havendesk.access;

import java.util.Set;
import org.havendesk.ledger.Actor;

/**
 * Somebody who works with the console.
 *
 * @param name as colleagues know them
 * @param roles of {@link Roles}
 */
public record Person(long accountId, String name, Set<String> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean isSupervisor() {
        return has(Roles.SUPERVISOR);
    }

    public Actor actor() {
        return new Actor.Person(accountId);
    }

    /** One or two letters for a small picture of the person. */
    public String initials() {
        return initials(name);
    }

    /** The letters for a person of whom only the name is known. */
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String first = words[0].substring(0, 1);
        return (words.length == 1 ? first : first + words[words.length - 1].charAt(0)).toUpperCase();
    }
}
