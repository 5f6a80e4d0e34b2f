package org.havendesk.kit;

/** The way onto a shift, for pages of other rooms that offer it as a button. */
public interface ShiftStart {

    /** Asks the person who is signed in until when they stay, and begins their shift; then runs {@code then}. */
    void ask(Runnable then);
}
