package org.havendesk.cases;

/**
 * How many open cases there are; {@code claimable} is what this person's "Next case" could take.
 */
public record QueueCounts(int all, int unclaimed, int care, int conduct, int mine, int overdue, int claimable) {
    public static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0, 0, 0);
}
