package org.havendesk.settings;

/**
 * What accounts may hold together.
 *
 * @param leadBesideCases whether somebody may work on cases and read the figures of programs too: for very small teams. They
 *     could tell from the figures what they know of people
 */
public record AccountRules(boolean leadBesideCases) {}
