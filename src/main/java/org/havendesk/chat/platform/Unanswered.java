package org.havendesk.chat.platform;

import java.time.Duration;

/** The platform gave no answer to a request, which may be tried again. The message is a key of {@link Why}. */
public final class Unanswered extends RuntimeException {
    private final boolean nothingDone;
    private final Duration pause;

    private Unanswered(String why, boolean nothingDone, Duration pause) {
        super(why, null, false, false); // where it was thrown says nothing, and is logged at each try
        this.nothingDone = nothingDone;
        this.pause = pause;
    }

    /**
     * The request was certainly not carried out.
     *
     * @param pause how long it is not to be tried again
     */
    static Unanswered nothingDone(String why, Duration pause) {
        return new Unanswered(why, true, pause);
    }

    /** The request may have been carried out, and the answer is lost. */
    static Unanswered lost(String why) {
        return new Unanswered(why, false, Duration.ZERO);
    }

    /** The same of a question that changes nothing. */
    Unanswered ofQuestion() {
        return new Unanswered(getMessage(), true, pause);
    }

    public boolean nothingDone() {
        return nothingDone;
    }

    /** How long the platform asked to be left alone; zero where it did not. */
    public Duration pause() {
        return pause;
    }
}
