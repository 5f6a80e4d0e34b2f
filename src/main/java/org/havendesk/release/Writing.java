package org.havendesk.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member wrote, by numbers alone.
 *
 * @param program where the member wrote most in the quarter before, or null
 * @param days on which the member wrote in this quarter
 * @param blocks messages in each four hours of the day
 * @param replies messages that reply to one
 */
record Writing(String memberId, @Nullable String program, int days, long[] blocks, long messages, long replies) {
    private static final int BLOCKS = 6;

    Writing {
        if (blocks.length != BLOCKS) {
            throw new IllegalArgumentException(blocks.length + " blocks of a day");
        }
    }

    /** Of who wrote in the quarter before and not in this one. */
    static Writing nothing(String memberId, String program) {
        return new Writing(memberId, program, 0, new long[BLOCKS], 0, 0);
    }

    /** The block with most messages; the earliest of equals. */
    int mainBlock() {
        int main = 0;
        for (int block = 1; block < blocks.length; block++) {
            main = blocks[block] > blocks[main] ? block : main;
        }
        return main;
    }

    /** The bin of {@link Histogram#SUPPORT}. */
    int support() {
        if (replies == 0) {
            return 0;
        }
        return replies == messages ? 3 : 2 * replies < messages ? 1 : 2;
    }

    /** The class of {@link Histogram#ACTIVE_DAYS}. */
    int daysClass(List<PublishedMeasures.Range> classes) {
        int found = 0;
        while (days > classes.get(found).to()) {
            found++;
        }
        return found;
    }
}
