package org.havendesk.privacy;

/** What became of an act on a request. */
public sealed interface Answered {
    /** It is done. */
    record Done(long requestId) implements Answered {}

    /** A rule forbids it; {@code rule} is the key of its sentence in the bundle. */
    record Refused(String rule) implements Answered {}
}
