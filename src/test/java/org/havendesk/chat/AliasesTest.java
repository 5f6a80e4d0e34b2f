package org.havendesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.Test;

/** Aliases are stable, different and forgotten when their row goes. */
class AliasesTest {
    @Test
    void anAliasStaysAndIsNobodyElses() {
        try (var databases = TestDatabases.fresh()) {
            var aliases = new Aliases(databases.desk());
            List<String> members =
                    IntStream.range(0, 500).mapToObj(i -> "m" + i).toList();
            var first = aliases.of(members);
            assertThat(first.values()).doesNotHaveDuplicates().hasSize(500);
            assertThat(new Aliases(databases.desk()).of(members)).isEqualTo(first);
            assertThat(first.get("m1").words()).matches("[A-Z][a-z]+ [A-Z][a-z]+");
            assertThat(first.get("m1").code()).matches("[2-9A-HJ-NP-Z]{3}");
        }
    }

    @Test
    void deletingTheRowForgetsTheLink() {
        try (var databases = TestDatabases.fresh()) {
            var aliases = new Aliases(databases.desk());
            Alias before = aliases.of("m1");
            databases.deskOwner().execute("delete from desk.member_alias where member_id = 'm1'");
            assertThat(aliases.of("m1")).isNotEqualTo(before);
        }
    }

    @Test
    void twoNodesAgreeOnOneAlias() throws Exception {
        try (var databases = TestDatabases.fresh();
                var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 50; i++) {
                String member = "m" + i;
                var one = threads.submit(() -> new Aliases(databases.desk()).of(member));
                var other = threads.submit(() -> new Aliases(databases.desk()).of(member));
                assertThat(one.get()).isEqualTo(other.get());
            }
        }
    }
}
