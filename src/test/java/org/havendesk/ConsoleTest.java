package org.havendesk;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.util.ArrayList;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.SignedIn;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;

/**
 * The console in one process without a browser, on real databases with its jobs running. All view tests share one context
 * and one desk: a test makes the members, cases and people that it needs, under names of its own.
 */
@SpringBootTest(classes = HavendeskApplication.class)
@ContextConfiguration(initializers = ConsoleTest.OnTestDatabases.class)
@ViewPackages(packages = "org.havendesk")
public abstract class ConsoleTest extends SpringBrowserlessTest {
    /** Shared by all view tests of the run; dropped with the server. */
    protected static final TestDesk DESK = new TestDesk();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    /** What lets a program read the metrics of a console for tests. */
    public static final String SCRAPE_TOKEN = "scrape-token-of-tests-0123456789abcdef";

    /** From here on the requests of this test are this person's, who has just shown a password. */
    protected static void signIn(Person person) {
        var signedIn = new SignedIn(person, "user-" + person.accountId(), "$argon2id$none", true);
        var authorities = new ArrayList<GrantedAuthority>(signedIn.getAuthorities());
        authorities.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, null, authorities));
    }

    /** The properties of a console on these databases. */
    public static Map<String, String> properties(TestDesk desk) {
        String password = desk.databases.password();
        String name = desk.databases.deskUrl().replaceAll(".*/", "");
        String files = "target/test-%s-" + ProcessHandle.current().pid() + "-" + name;
        return Map.ofEntries(
                Map.entry("havendesk.desk.url", desk.databases.deskUrl()),
                Map.entry("havendesk.desk.app.user", "desk_app"),
                Map.entry("havendesk.desk.app.password", password),
                Map.entry("havendesk.desk.leads.user", "desk_leads"),
                Map.entry("havendesk.desk.leads.password", password),
                Map.entry("havendesk.chat.url", desk.databases.chatUrl()),
                Map.entry("havendesk.chat.user", "chat_reader"),
                Map.entry("havendesk.chat.password", password),
                Map.entry("havendesk.chat.effects.user", "chat_effects"),
                Map.entry("havendesk.chat.effects.password", password),
                Map.entry("havendesk.scrape-token", SCRAPE_TOKEN),
                Map.entry("havendesk.release.mark", files.formatted("release-mark")),
                Map.entry("havendesk.ledger.anchor", files.formatted("ledger-head")));
    }

    static final class OnTestDatabases implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DESK.withoutSecondStep();
            TestPropertyValues.of(properties(DESK)).applyTo(context);
        }
    }
}
