package org.havendesk.settings;

/** A rule of the community that a conduct decision names. */
public record Policy(String key, String name) {}
