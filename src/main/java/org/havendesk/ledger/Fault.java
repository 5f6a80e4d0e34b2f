package org.havendesk.ledger;

/** What can be wrong with a chain. */
public enum Fault {
    /** An entry of this number is not there. */
    MISSING("the entry is missing"),
    /** The entry names another hash than that of the entry before it. */
    DOES_NOT_FOLLOW("it does not follow the entry before it"),
    /** The entry's own hash is not that of its content. */
    CHANGED("its content was changed"),
    /** The row that keeps the end of the chain names another end than the last entry. */
    OTHER_END("the head names entry %d as the last"),
    /** The file outside the database knows a later entry than the database has. */
    CUT_OFF("the file outside the database knows entry %d"),
    /** The file outside the database has another hash for this entry. */
    COMPUTED_ANEW("the file outside the database has another hash for it");

    private final String clause;

    Fault(String clause) {
        this.clause = clause;
    }

    /** As it is stored and as the bundle names it. */
    public String key() {
        return name().toLowerCase();
    }

    /** One plain clause for an operator. */
    String clause(long other) {
        return clause.formatted(other);
    }
}
