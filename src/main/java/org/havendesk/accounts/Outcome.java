package org.havendesk.accounts;

/** What became of an act on an account. */
public sealed interface Outcome {

    /** It is done. */
    record Done() implements Outcome {}

    /**
     * It is done, and this link has to reach the person.
     *
     * @param token of the link; shown or sent once, kept nowhere
     * @param account as it is now
     */
    record Linked(String token, AccountRow account) implements Outcome {}

    /** @param why the key of the sentence: what stands against it */
    record Refused(String why) implements Outcome {}
}
