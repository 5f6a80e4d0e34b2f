package org.havendesk.access;

/** The roles of an account, as views and data classes name them. */
public final class Roles {
    public static final String MODERATOR = "moderator";
    public static final String SUPERVISOR = "supervisor";
    public static final String LEAD = "lead";
    public static final String ADMIN = "admin";

    /** For {@code @PreAuthorize} on classes that work with cases. */
    public static final String WORKS_CASES = "hasAnyRole('" + MODERATOR + "', '" + SUPERVISOR + "')";

    /**
     * For {@code @PreAuthorize} on methods that tell somebody about themselves: {@code person}, as the parameter is named,
     * is who is signed in. Nobody asks for anybody else, whatever their role.
     */
    public static final String THEIR_OWN = WORKS_CASES + " and #person.accountId() == principal.person().accountId()";

    private Roles() {}
}
