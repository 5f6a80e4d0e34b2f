package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sources come and go, each time with one entry of the ledger. */
class SourcesTest {
    private final TestDesk desk = new TestDesk();
    private final Sources sources = new Sources(desk.desk);
    private final Person tomas = desk.person("Tomas Ruiz", Roles.ADMIN);

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void aSourceIsLetInWithItsScopesAndTheLedgerSaysSo() {
        Secrets secrets =
                sources.make(" Room bot ", Set.of(Scope.REPORTS), tomas).orElseThrow();
        Source source = sources.all().getFirst();
        assertThat(source.name()).isEqualTo("Room bot");
        assertThat(source.scopes()).containsExactly(Scope.REPORTS);
        assertThat(source.madeBy()).isEqualTo("Tomas Ruiz");
        assertThat(secrets.token()).endsWith(source.hint());
        assertThat(source.reports()).isZero();
        assertThat(source.lastReportAt()).isNull();
        assertThat(ledger()).isEqualTo("let_in {\"name\":\"Room bot\",\"scopes\":[\"reports\"]}");
    }

    @Test
    void aNameIsFreeAgainOnlyWhenItsSourceIsRevoked() {
        sources.make("Bot", Set.of(Scope.REPORTS), tomas);
        assertThat(sources.make("bot", Set.of(Scope.CHECK_INS), tomas)).isEmpty();
        long id = sources.all().getFirst().sourceId();
        assertThat(sources.revoke(id, " leaked ", tomas)).isTrue();
        assertThat(ledger()).isEqualTo("revoke leaked");
        assertThat(sources.revoke(id, "again", tomas)).isFalse();
        assertThat(ledger()).isEqualTo("revoke leaked");
        assertThat(sources.make("bot", Set.of(Scope.CHECK_INS), tomas)).isPresent();
        assertThat(sources.all()).extracting(Source::name).containsExactly("bot", "Bot");
        assertThat(sources.all().getLast().revoked().reason()).isEqualTo("leaked");
    }

    @Test
    void withoutAReasonOrAScopeNothingHappens() {
        sources.make("Bot", Set.of(Scope.REPORTS), tomas);
        long id = sources.all().getFirst().sourceId();
        assertThatThrownBy(() -> sources.revoke(id, " ", tomas)).hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> sources.make("Other", Set.of(), tomas)).hasMessageContaining("check");
        assertThat(sources.all()).singleElement().satisfies(source -> assertThat(source.revoked())
                .isNull());
    }

    @Test
    void theConsoleItselfCannotChangeASecretOrGiveATokenBack() {
        sources.make("Bot", Set.of(Scope.REPORTS), tomas);
        assertThatThrownBy(() -> desk.desk.execute("update desk.api_source set scopes = '{check_ins}'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> desk.desk.execute("update desk.api_source set token_hash = signing_key"))
                .hasMessageContaining("permission denied");
    }

    private String ledger() {
        return desk.desk
                .fetchSingle(
                        "select concat_ws(' ', verb, reason, after) from desk.ledger_entry where object_kind = 'source' order by entry_id desc limit 1")
                .get(0, String.class);
    }
}
