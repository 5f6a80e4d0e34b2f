package org.havendesk.release;

/** What is added to a true count before anybody sees it. */
interface Noise {
    /** A fresh draw for a histogram of this cost. */
    long draw(Epsilon epsilon);
}
