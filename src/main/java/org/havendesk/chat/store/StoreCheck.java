package org.havendesk.chat.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Proves a chat store, as the role with which the console reads it: the contract, the cursors, and that the role can do no more. */
public final class StoreCheck {
    private final DSLContext chat;

    /** @param chat one connection, as the reader */
    public StoreCheck(DSLContext chat) {
        this.chat = chat;
    }

    /** Everything that is looked at, in a fixed order. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(version());
        findings.addAll(new ContractCheck(chat).run());
        findings.addAll(new CursorCheck(chat).run());
        findings.addAll(new RightsCheck(chat).run());
        return findings;
    }

    private Finding version() {
        int version =
                Integer.parseInt(chat.fetchValue("show server_version_num").toString()) / 10_000;
        String says = "PostgreSQL " + version;
        return version >= 13 ? Finding.good("version", says) : Finding.bad("version", says + "; 13 or newer is needed");
    }
}
