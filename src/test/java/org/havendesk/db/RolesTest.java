package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What each role of the databases can and cannot do. */
class RolesTest {
    @Test
    void theConsoleReadsTheChatThroughTheContractOnly() {
        try (var databases = TestDatabases.fresh()) {
            var chat = databases.chat();
            assertThat(chat.fetchCount(org.havendesk.db.source.Tables.MESSAGE)).isZero();
            assertThatThrownBy(() -> chat.execute("select count(*) from chat.message"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> chat.execute("create table source.x (y int)"))
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void theConsoleCanOnlyAppendToTheLedger() {
        try (var databases = TestDatabases.fresh()) {
            var desk = databases.desk();
            desk.execute("select desk.ledger_append('rule', 'test', 'try', 'test', '1', null, null, null, null)");
            assertThat(desk.fetchCount(org.havendesk.db.desk.Tables.LEDGER_ENTRY))
                    .isEqualTo(1);
            for (String statement : new String[] {
                "update desk.ledger_entry set verb = 'x'",
                "delete from desk.ledger_entry",
                "truncate desk.ledger_entry",
                "update desk.ledger_head set entry_id = 0",
                "insert into desk.ledger_entry select * from desk.ledger_entry"
            }) {
                assertThatThrownBy(() -> desk.execute(statement)).hasMessageContaining("permission denied");
            }
            var owner = databases.deskOwner();
            for (String statement : new String[] {
                "update desk.ledger_entry set verb = 'x'", "delete from desk.ledger_entry", "truncate desk.ledger_entry"
            }) {
                assertThatThrownBy(() -> owner.execute(statement)).hasMessageContaining("append-only");
            }
        }
    }
}
