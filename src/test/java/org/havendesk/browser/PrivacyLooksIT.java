package org.havendesk.browser;

import java.io.IOException;
import java.util.Set;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The page of members' requests and the setting of retention: readable in both schemes and at every width. */
class PrivacyLooksIT extends BrowserTest {
    private static final int[][] SIZES = {{1440, 900}, {390, 844}, {320, 700}};

    @Test
    void requestsOfMembers() throws IOException {
        newCase("looks-privacy", "spam");
        new Accounts(desk.databases.deskOwner()).create("noor", "Noor Haddad", Set.of(Roles.SUPERVISOR), PASSWORD);
        signIn("priya");
        looks("privacy-empty", "privacy");
        open("privacy");
        driver.findElement(By.cssSelector(".privacy-ask vaadin-text-field input"))
                .sendKeys("@looks-privacy-handle");
        driver.findElement(By.cssSelector(".privacy-ask vaadin-text-area textarea"))
                .sendKeys("They wrote from the address of their account and named their last three rooms.");
        click("Ask a second person");
        waitFor("A second person is asked.");
        looks("privacy-asked", "privacy");
        as("noor");
        looks("privacy-to-answer", "privacy");
    }

    @Test
    void retention() throws IOException {
        new Accounts(desk.databases.deskOwner()).create("tomas", "Tomás Ruiz", Set.of(Roles.ADMIN), PASSWORD);
        signIn("tomas");
        looks("settings-retention", "settings/retention");
    }

    private void looks(String name, String path) throws IOException {
        for (String scheme : new String[] {"light", "dark"}) {
            for (int[] size : SIZES) {
                scheme(scheme);
                size(size[0], size[1]);
                open(path);
                String what = name + "-" + size[0] + "-" + scheme;
                picture(what);
                assertFits(what);
                assertAccessible(what);
            }
        }
        size(1440, 900);
        scheme("light");
    }
}
