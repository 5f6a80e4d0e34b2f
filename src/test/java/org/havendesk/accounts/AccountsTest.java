package org.havendesk.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.havendesk.access.Invitations;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountRow.Status;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.Actor;
import org.havendesk.settings.AccountRules;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts are made, changed and closed by admins, and what must hold does, whoever acts and however many at once. */
class AccountsTest {
    private static final String PASSWORD = "a boat in calm water";

    private final TestDesk desk = new TestDesk();
    private final DSLContext db = desk.desk;
    private final AccountActs acts = new AccountActs(db);
    private final Directory directory = new Directory(db);
    private final Invitations invitations = new Invitations(db, new Settings(db).newest(Kinds.SIGN_IN)::value);
    private final Person tomas = desk.person("Tomas", Roles.ADMIN);
    private final Person mira = desk.moderator("Mira");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void somebodyIsInvitedChoosesAPasswordOnceAndIsActive() {
        var linked = (Outcome.Linked) invite("milo", Roles.MODERATOR);
        assertThat(linked.account().status()).isEqualTo(Status.INVITED);
        assertThat(db.fetchValue("select password_hash from desk.account where username = 'milo'"))
                .isNull();
        assertThat(invitations.find(linked.token()).orElseThrow().username()).isEqualTo("milo");
        assertThat(invitations.accept(linked.token(), "Milo Janssen", PASSWORD)).isTrue();
        AccountRow milo = directory.find(linked.account().accountId()).orElseThrow();
        assertThat(milo.status()).isEqualTo(Status.ACTIVE);
        assertThat(milo.name()).isEqualTo("Milo Janssen");
        assertThat(invitations.accept(linked.token(), "Somebody", "another boat in the bay"))
                .isFalse();
        assertThat(invitations.find(linked.token())).isEmpty();
        assertThat(directory.find(milo.accountId()).orElseThrow().name()).isEqualTo("Milo Janssen");
        assertThat(verbs(milo.accountId())).containsExactly("invite", "accept_invitation");
    }

    @Test
    void onlyTheHashOfALinkIsKeptAndNothingElseTellsIt() {
        String token = ((Outcome.Linked) invite("milo", Roles.MODERATOR)).token();
        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        assertThat(db.fetch("select * from desk.invitation").format(1000)).doesNotContain(token);
        assertThat(db.fetch("select * from desk.ledger_entry").format(1000)).doesNotContain(token);
    }

    @Test
    void aLinkThatIsTooOldReplacedUnknownOrOfADisabledAccountIsNone() {
        var first = (Outcome.Linked) invite("milo", Roles.MODERATOR);
        long id = first.account().accountId();
        var second = (Outcome.Linked) acts.reset(id, false, tomas.actor());
        assertThat(invitations.find(first.token())).as("replaced").isEmpty();
        assertThat(invitations.find(second.token())).isPresent();
        assertThat(invitations.find("x".repeat(43))).as("unknown").isEmpty();
        desk.databases.deskOwner().execute("update desk.invitation set expires_at = now() - interval '1 second'");
        assertThat(invitations.find(second.token())).as("too old").isEmpty();
        assertThat(invitations.accept(second.token(), "Milo", PASSWORD)).isFalse();
        var third = (Outcome.Linked) acts.reset(id, false, tomas.actor());
        acts.disable(id, tomas.actor());
        assertThat(invitations.accept(third.token(), "Milo", PASSWORD))
                .as("disabled")
                .isFalse();
    }

    @Test
    void namesAndAddressesAreSomebodysOwn() {
        invite("milo", Roles.MODERATOR);
        assertThat(invite("MILO", Roles.MODERATOR)).isEqualTo(new Outcome.Refused("username_taken"));
        assertThat(acts.invite(new NewAccount("yuki", "Yuki", "MILO@example.org", Set.of(Roles.LEAD)), tomas.actor()))
                .isEqualTo(new Outcome.Refused("email_taken"));
        assertThat(acts.invite(new NewAccount("a b", "Yuki", null, Set.of(Roles.LEAD)), tomas.actor()))
                .isEqualTo(new Outcome.Refused("username"));
        assertThat(acts.invite(new NewAccount("yuki", " ", null, Set.of(Roles.LEAD)), tomas.actor()))
                .isEqualTo(new Outcome.Refused("name"));
        assertThat(acts.invite(new NewAccount("yuki", "Yuki", "nowhere", Set.of(Roles.LEAD)), tomas.actor()))
                .isEqualTo(new Outcome.Refused("email"));
        assertThat(acts.invite(new NewAccount("yuki", "Yuki", null, Set.of()), tomas.actor()))
                .isEqualTo(new Outcome.Refused("no_role"));
    }

    @Test
    void peopleAndFiguresStayApartUntilAdminsSayOtherwise() {
        var both = Set.of(Roles.MODERATOR, Roles.LEAD);
        assertThat(acts.changeRoles(mira.accountId(), both, tomas.actor()))
                .isEqualTo(new Outcome.Refused("stays_apart"));
        assertThat(acts.invite(new NewAccount("ida", "Ida", null, Set.of(Roles.LEAD, Roles.SUPERVISOR)), tomas.actor()))
                .isEqualTo(new Outcome.Refused("stays_apart"));
        assertThat(acts.changeRoles(mira.accountId(), Set.of(Roles.LEAD, Roles.ADMIN), tomas.actor()))
                .isEqualTo(new Outcome.Done());
        new Settings(db).save(Kinds.ACCOUNTS, 1, new AccountRules(true), "we are three", tomas);
        assertThat(directory.hasBothSides()).isFalse();
        assertThat(acts.changeRoles(mira.accountId(), both, tomas.actor())).isEqualTo(new Outcome.Done());
        assertThat(directory.hasBothSides()).isTrue();
    }

    @Test
    void nobodyActsOnThemselves() {
        Actor own = tomas.actor();
        var all = Set.of(Roles.ADMIN, Roles.SUPERVISOR);
        assertThat(List.of(
                        acts.changeRoles(tomas.accountId(), all, own),
                        acts.disable(tomas.accountId(), own),
                        acts.enable(tomas.accountId(), own),
                        acts.reset(tomas.accountId(), true, own)))
                .containsOnly(new Outcome.Refused("own_account"));
        assertThat(directory.find(tomas.accountId()).orElseThrow().roles()).containsExactly(Roles.ADMIN);
    }

    @Test
    void theLastAdminStaysWhoeverAsks() {
        Actor operator = new Actor.Operator("account disable");
        assertThat(acts.disable(tomas.accountId(), operator)).isEqualTo(new Outcome.Refused("last_admin"));
        assertThat(acts.changeRoles(tomas.accountId(), Set.of(Roles.LEAD), operator))
                .isEqualTo(new Outcome.Refused("last_admin"));
        invite("ida", Roles.ADMIN); // has not come in yet, and may never
        assertThat(acts.disable(tomas.accountId(), operator)).isEqualTo(new Outcome.Refused("last_admin"));
        desk.person("Ana", Roles.ADMIN);
        assertThat(acts.disable(tomas.accountId(), operator)).isEqualTo(new Outcome.Done());
    }

    @Test
    void ofTwoAdminsWhoDemoteEachOtherAtOnceOneIsRefused() throws Exception {
        for (int round = 0; round < 25; round++) {
            Person one = desk.person("One " + round, Roles.ADMIN);
            Person other = desk.person("Other " + round, Roles.ADMIN);
            desk.databases
                    .deskOwner()
                    .execute(
                            "delete from desk.account_role where role = 'admin' and account_id not in (?, ?)",
                            one.accountId(),
                            other.accountId());
            var barrier = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var first = threads.submit(() -> {
                    barrier.await();
                    return acts.changeRoles(other.accountId(), Set.of(Roles.MODERATOR), one.actor());
                });
                boolean disables = round % 2 == 0;
                var second = threads.submit(() -> {
                    barrier.await();
                    return disables
                            ? acts.disable(one.accountId(), other.actor())
                            : acts.changeRoles(one.accountId(), Set.of(Roles.MODERATOR), other.actor());
                });
                assertThat(List.of(first.get(), second.get()))
                        .as("round %s", round)
                        .containsExactlyInAnyOrder(new Outcome.Done(), new Outcome.Refused("last_admin"));
            }
        }
    }

    @Test
    void aChangeOfRolesADisablingAndAResetEndEverySession() {
        long session = session(mira);
        acts.changeRoles(mira.accountId(), Set.of(Roles.SUPERVISOR), tomas.actor());
        assertThat(why(session)).isEqualTo("roles");
        session = session(mira);
        acts.disable(mira.accountId(), tomas.actor());
        assertThat(why(session)).isEqualTo("disabled");
        acts.enable(mira.accountId(), tomas.actor());
        assertThat(directory.find(mira.accountId()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        session = session(mira);
        long others = session(tomas);
        acts.reset(mira.accountId(), false, tomas.actor());
        assertThat(why(session)).isEqualTo("reset");
        assertThat(why(others)).as("nobody else is out").isNull();
        assertThat(verbs(mira.accountId())).containsExactly("change_roles", "disable", "enable", "reset");
    }

    @Test
    void oneSessionIsEndedAndTheOthersGoOn() {
        long one = session(mira);
        long other = session(mira);
        assertThat(directory.sessions(mira.accountId())).hasSize(2);
        assertThat(acts.endSession(mira.accountId(), one, tomas.actor())).isEqualTo(new Outcome.Done());
        assertThat(why(one)).isEqualTo("ended");
        assertThat(why(other)).isNull();
        assertThat(acts.endSession(tomas.accountId(), other, tomas.actor()))
                .as("a session of another account")
                .isEqualTo(new Outcome.Refused("unchanged"));
    }

    @Test
    void aResetTakesThePasswordAndWhereAskedTheSecondSteps() {
        desk.databases
                .deskOwner()
                .execute(
                        "insert into desk.code_app (account_id, secret, last_step) values (?, decode(repeat('ab', 40), 'hex'), 0)",
                        mira.accountId());
        assertThat(acts.reset(mira.accountId(), false, tomas.actor())).isInstanceOf(Outcome.Linked.class);
        assertThat(directory.find(mira.accountId()).orElseThrow().codeApp()).isTrue();
        var linked = (Outcome.Linked) acts.reset(mira.accountId(), true, tomas.actor());
        assertThat(linked.account().hasSecondStep()).isFalse();
        assertThat(db.fetchValue("select password_hash from desk.account where account_id = ?", mira.accountId()))
                .isNull();
        assertThat(invitations.find(linked.token()).orElseThrow().again()).isTrue();
    }

    @Test
    void rolesAreInTheLedgerAsTheyWereAndAsTheyAre() {
        acts.changeRoles(mira.accountId(), Set.of(Roles.MODERATOR, Roles.SUPERVISOR), tomas.actor());
        var entry =
                db.fetchSingle("select before::text, after::text from desk.ledger_entry where verb = 'change_roles'");
        assertThat(entry.get(0)).isEqualTo("{\"roles\":[\"moderator\"]}");
        assertThat(entry.get(1)).isEqualTo("{\"roles\":[\"moderator\",\"supervisor\"]}");
    }

    @Test
    void theDirectoryIsReadByNameFilterAndPage() {
        for (int i = 0; i < 60; i++) {
            desk.person("Person %02d".formatted(i), i % 2 == 0 ? Roles.MODERATOR : Roles.SUPERVISOR);
        }
        AccountPage page = directory.page(AccountFilter.ALL, null);
        assertThat(page.rows())
                .hasSize(50)
                .extracting(AccountRow::name)
                .startsWith("Mira", "Person 00")
                .isSorted();
        assertThat(page.total()).isEqualTo(62);
        AccountPage next = directory.page(AccountFilter.ALL, page.next());
        assertThat(next.rows())
                .extracting(AccountRow::name)
                .startsWith("Person 49")
                .endsWith("Tomas")
                .hasSize(12);
        assertThat(next.next()).isNull();
        assertThat(names("text=person 3")).hasSize(10);
        assertThat(names("text=100%")).isEmpty();
        assertThat(names("role=admin")).containsExactly("Tomas");
        assertThat(names("role=supervisor&text=person 0")).hasSize(5);
        assertThat(names("step=passkey")).isEmpty();
        acts.disable(mira.accountId(), tomas.actor());
        invite("milo", Roles.MODERATOR);
        assertThat(names("status=disabled&status=invited")).containsExactly("milo", "Mira");
    }

    @Test
    void theFileHasTheSameFilterAndIsTwoEntries() throws Exception {
        acts.invite(new NewAccount("eve", "=Eve", null, Set.of(Roles.LEAD, Roles.ADMIN)), tomas.actor());
        var out = new ByteArrayOutputStream();
        new AccountExport(db).write(AccountFilter.ALL.withRoles(Set.of(Roles.LEAD)), tomas, false, out);
        String file = out.toString(StandardCharsets.UTF_8);
        assertThat(file.lines().toList()).hasSize(2);
        assertThat(file)
                .startsWith(String.join(",", AccountExport.HEADER))
                .contains("eve,'=Eve,,admin lead,false,invited");
        assertThat(db.fetch("select verb from desk.ledger_entry where object_kind = 'accounts' order by entry_id"))
                .extracting(r -> r.get(0))
                .containsExactly("export", "export_done");
    }

    private Outcome invite(String username, String role) {
        return acts.invite(new NewAccount(username, username, username + "@example.org", Set.of(role)), tomas.actor());
    }

    private List<String> names(String query) {
        Map<String, List<String>> parameters = new java.util.HashMap<>();
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameters
                    .computeIfAbsent(pair[0], _ -> new java.util.ArrayList<>())
                    .add(pair[1]);
        }
        return directory.page(AccountFilter.of(parameters), null).rows().stream()
                .map(AccountRow::name)
                .toList();
    }

    private List<String> verbs(long accountId) {
        return db.fetch(
                        "select verb from desk.ledger_entry where object_kind = 'account' and object_id = ? order by entry_id",
                        Long.toString(accountId))
                .map(r -> r.get(0, String.class));
    }

    private long session(Person person) {
        return db.fetchSingle(
                        "insert into desk.session (account_id, agent, node) values (?, 'Firefox on Linux', 'test') returning session_id",
                        person.accountId())
                .get(0, Long.class);
    }

    private String why(long session) {
        return db.fetchSingle("select why from desk.session where session_id = ?", session)
                .get(0, String.class);
    }
}
