package org.havendesk.shift;

/** Somebody who can be on the rota: an account in use that works with cases. */
public record Colleague(long accountId, String name, boolean supervisor, boolean safeguardingLead) {}
