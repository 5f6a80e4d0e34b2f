package org.havendesk.cases;

import org.jooq.DSLContext;

/** Where effects wait to be sent: a persistent job each, made in the transaction that settles their decision. */
interface EffectQueue {
    void schedule(DSLContext tx, long effectId);
}
