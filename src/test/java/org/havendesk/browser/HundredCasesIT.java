package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A hundred cases in a row, and nobody touches the mouse. */
class HundredCasesIT extends BrowserTest {
    private static final int CASES = 100;
    private static final String CATEGORY = "ageist";
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** What stands where the focus is, also inside of components. */
    private static final String FOCUSED = """
            let e = document.activeElement;
            while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
            return e ? e.innerText ?? '' : '';
            """;

    @BeforeAll
    void aHundredReports() {
        for (int i = 0; i < CASES; i++) {
            report("hundred-" + i, CATEGORY);
        }
        desk.intake.drain();
        until("all are cases", () -> cases("true") == CASES);
    }

    @Test
    void aHundredCasesAreDecidedWithTheKeyboardAlone() {
        size(1440, 900);
        signIn("mira");
        open("queue?path=conduct&category=" + CATEGORY);
        waitFor("Next case");
        Instant begun = Instant.now();
        for (int i = 0; i < CASES; i++) {
            String before = driver.getCurrentUrl();
            press("n");
            until(
                    "the next case is open",
                    () -> driver.getCurrentUrl().contains("/cases/")
                            && !driver.getCurrentUrl().equals(before)
                            && isMine(driver.getCurrentUrl()));
            decide();
            int decided = i + 1;
            until("case " + decided + " is decided", () -> cases("decided_at is not null") == decided);
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(LONGEST);
        until("all are closed", () -> cases("state = 'closed' and outcome = 'no_action'") == CASES);
        assertThat(cases("decided_by = (select account_id from desk.account where username = 'mira')"))
                .isEqualTo(CASES);
    }

    /** The keys of one decision: the dialog stands on No action, whose usual rule and reason are there with it. */
    private void decide() {
        press("d");
        until("the dialog stands on 'No action'", () -> focused().startsWith("No action"));
        press(Keys.SPACE);
        until("its reason is there", () -> reason().equals("Within our rules."));
        pressWith(Keys.CONTROL, Keys.ENTER);
    }

    private String focused() {
        return String.valueOf(driver.executeScript(FOCUSED)).strip();
    }

    private String reason() {
        return String.valueOf(driver.executeScript(
                "return document.querySelector('vaadin-dialog[opened] .decide-reason vaadin-text-area')?.value ?? ''"));
    }

    private boolean isMine(String address) {
        String id = address.replaceAll(".*/cases/(\\d+).*", "$1");
        return cases("state = 'claimed' and case_id = " + id) == 1;
    }

    private int cases(String which) {
        return desk.desk
                .fetchSingle("select count(*) from desk.cases where category = '" + CATEGORY + "' and " + which)
                .get(0, Integer.class);
    }
}
