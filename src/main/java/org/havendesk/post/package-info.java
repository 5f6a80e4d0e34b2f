/**
 * Messages that leave the house by e-mail, for alarms and for letters to people with an account. One try at a time and its
 * answer; whether and when it is tried again is for the room that sends.
 */
@NullMarked
package org.havendesk.post;

import org.jspecify.annotations.NullMarked;
