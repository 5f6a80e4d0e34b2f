package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import org.havendesk.ConsoleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Accounts, sign-in over HTTP, and what the ledger keeps of both. */
class SignInTest extends ConsoleTest {
    private static int names;

    @Autowired
    private WebApplicationContext context;

    private final Accounts accounts = new Accounts(DESK.databases.deskOwner());
    private final String name = "sign.in." + ++names;
    private MockMvc http;

    @BeforeEach
    void makeAnAccount() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        accounts.create(name.toUpperCase(), "Signs In", Set.of(Roles.MODERATOR), "a good password");
    }

    @Test
    void anAccountIsKnownByItsNameInAnyCase() {
        var account =
                new Accounts(DESK.desk).bySignInName(" " + name.toUpperCase()).orElseThrow();
        assertThat(account.username()).isEqualTo(name);
        assertThat(account.person().name()).isEqualTo("Signs In");
        assertThat(account.person().roles()).containsExactly(Roles.MODERATOR);
        assertThat(account.isEnabled()).isTrue();
        assertThat(account.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(verbs(account.person())).containsExactly("create_account");
        assertThat(new Accounts(DESK.desk).bySignInName("nobody.at.all")).isEmpty();
    }

    @Test
    void theRightPasswordOpensAndTheLedgerSaysWho() throws Exception {
        http.perform(signIn(name, "a good password")).andExpect(redirectedUrl("/"));
        assertThat(verbs(person())).containsExactly("create_account", "sign_in");
    }

    @Test
    void aWrongPasswordDoesNotAndTheLedgerNamesTheAccount() throws Exception {
        http.perform(signIn(name, "a bad password")).andExpect(redirectedUrl("/login?error"));
        assertThat(verbs(person())).containsExactly("create_account", "sign_in_failed");
    }

    @Test
    void whatWasTypedForAnUnknownNameIsNotKept() throws Exception {
        http.perform(signIn("my-secret-typed-here", "x")).andExpect(redirectedUrl("/login?error"));
        assertThat(DESK.desk.fetchExists(org.jooq
                        .impl
                        .DSL
                        .selectOne()
                        .from("desk.ledger_entry")
                        .where("ledger_entry::text like '%my-secret-typed-here%'")))
                .isFalse();
        assertThat(verbs("unknown")).contains("sign_in_failed");
    }

    @Test
    void aDisabledAccountStaysOut() throws Exception {
        DESK.databases.deskOwner().execute("update desk.account set disabled_at = now() where username = ?", name);
        http.perform(signIn(name, "a good password")).andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void withoutTheTokenNobodySignsIn() throws Exception {
        http.perform(post("/login").param("username", name).param("password", "a good password"))
                .andExpect(redirectedUrl("/login?stale"));
    }

    @Test
    void signingOutIsWrittenDownAndEndsTheSession() throws Exception {
        var session = (MockHttpSession) http.perform(signIn(name, "a good password"))
                .andReturn()
                .getRequest()
                .getSession();
        http.perform(post("/logout").with(csrf()).session(session)).andExpect(status().is3xxRedirection());
        assertThat(session.isInvalid()).isTrue();
        assertThat(verbs(person())).containsExactly("create_account", "sign_in", "sign_out");
    }

    @Test
    void nothingIsVisibleWithoutSignInButHealth() throws Exception {
        for (String path : List.of("/queue", "/cases/1", "/actuator/env", "/no-such-page")) {
            http.perform(get(path)).andExpect(redirectedUrl("/login"));
        }
        http.perform(get("/actuator/health")).andExpect(status().isOk());
    }

    @Test
    void anExportIsForThoseWhoWorkCasesAndNeverTheSignInPage() throws Exception {
        http.perform(get("/export/cases.csv").accept("text/html", "*/*"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string(""));
        for (String role : List.of(Roles.LEAD, Roles.ADMIN)) {
            http.perform(get("/export/cases.csv").session(sessionOf(role))).andExpect(status().isForbidden());
        }
        http.perform(get("/export/cases.csv").session(sessionOf(Roles.MODERATOR)))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"));
    }

    @Test
    void afterARefusedDownloadSignInLeadsToTheConsoleAndNotToTheFile() throws Exception {
        var session = new MockHttpSession();
        http.perform(get("/export/cases.csv").session(session)).andExpect(status().isUnauthorized());
        http.perform(signIn(name, "a good password").session(session)).andExpect(redirectedUrl("/"));
    }

    @Test
    void noOtherSiteMayFrameThePages() throws Exception {
        http.perform(get("/queue"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                org.hamcrest.Matchers.containsString("frame-ancestors 'none'")));
    }

    private MockHttpSession sessionOf(String role) throws Exception {
        String username = name + "." + role;
        accounts.create(username, "Signs In", Set.of(role), "a good password");
        return (MockHttpSession) http.perform(signIn(username, "a good password"))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private static MockHttpServletRequestBuilder signIn(String username, String password) {
        return post("/login").with(csrf()).param("username", username).param("password", password);
    }

    private Person person() {
        return accounts.bySignInName(name).orElseThrow().person();
    }

    private static List<String> verbs(Person person) {
        return verbs(Long.toString(person.accountId()));
    }

    private static List<String> verbs(String accountId) {
        return DESK.desk
                .fetch(
                        "select verb from desk.ledger_entry where object_kind = 'account' and object_id = ? order by entry_id",
                        accountId)
                .map(entry -> entry.get(0, String.class));
    }
}
