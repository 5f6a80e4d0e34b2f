package org.havendesk.chat;

import static org.havendesk.db.source.Tables.CAPABILITY;

import java.util.Set;
import org.havendesk.chat.platform.Restriction;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * What the chat platform can do when asked, in the words of the contract.
 *
 * @param missing the names of what it says it cannot do
 */
public record Capabilities(Set<String> missing) {
    /** Nothing is known to be missing. */
    public static final Capabilities ALL = new Capabilities(Set.of());

    public Capabilities {
        missing = Set.copyOf(missing);
    }

    /** Asks the chat store. While it is out of reach nothing counts as missing: a request then waits for it. */
    public static Capabilities read(DSLContext chat) {
        try {
            return new Capabilities(chat.select(CAPABILITY.NAME)
                    .from(CAPABILITY)
                    .where(CAPABILITY.OFFERED.isFalse())
                    .fetchSet(CAPABILITY.NAME));
        } catch (DataAccessException e) {
            return ALL;
        }
    }

    public boolean offers(String name) {
        return !missing.contains(name);
    }

    /** Whether it can be begun and ended: what cannot be ended is not begun. */
    public boolean offers(Restriction restriction) {
        return offers(restriction.begin()) && offers(restriction.end());
    }
}
