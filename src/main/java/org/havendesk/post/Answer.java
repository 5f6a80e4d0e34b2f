package org.havendesk.post;

/** What came of one try to deliver. */
public sealed interface Answer {

    /** It was taken. */
    record Delivered() implements Answer {}

    /** It certainly did not arrive. */
    record NotDelivered(String problem) implements Answer {}

    /** Nobody knows: the answer was lost on its way. */
    record Lost(String problem) implements Answer {}

    /** Not tried: too many others are being tried at this moment. */
    record Busy() implements Answer {}
}
