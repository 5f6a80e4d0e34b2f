package org.havendesk.intake;

/** A record of a stream. */
interface Incoming {
    long seq();

    String id();
}
