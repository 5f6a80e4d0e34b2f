package org.havendesk.intake;

/** A record of a stream of the chat store. */
interface Incoming {
    long seq();

    String id();
}
