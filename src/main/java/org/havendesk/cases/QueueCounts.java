package org.havendesk.cases;

/**
 * How many open cases there are; {@code claimable} is what this person's "Next case" could take, {@code arrived} how many of
 * the filter came into the queue, anew or again, since the moment that was asked about.
 */
public record QueueCounts(
        int all, int unclaimed, int care, int conduct, int mine, int overdue, int claimable, int arrived) {
    public static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0, 0, 0, 0);
}
