package org.havendesk.access;

/** The rules of sign-in in force; whoever keeps settings provides them. */
@FunctionalInterface
public interface SignInPolicy {

    /** Read each time; {@code DataAccessException} where they cannot be read, and then nobody comes in. */
    SignInRules get();
}
