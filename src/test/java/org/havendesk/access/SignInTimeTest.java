package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.db.desk.Tables.SIGN_IN_TRY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.util.Set;
import java.util.stream.LongStream;
import org.havendesk.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The time of the answer does not say whether a name is known. {@code -Dhavendesk.sign-in.times=500} measures as many of
 * each, to 5%; the suite measures fewer and allows for a busy machine.
 */
class SignInTimeTest extends ConsoleTest {
    private static final int TIMES = Integer.getInteger("havendesk.sign-in.times", 30);
    private static final double MAY_DIFFER = TIMES >= 500 ? 0.05 : 0.25;

    @Autowired
    private WebApplicationContext context;

    @Test
    void aKnownAndAnUnknownNameTakeTheSameTime() throws Exception {
        var http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        new Accounts(DESK.databases.deskOwner())
                .create("known.in.time", "Known", Set.of(Roles.MODERATOR), "calm harbour lights tonight");
        long[] known = new long[TIMES];
        long[] unknown = new long[TIMES];
        for (int i = -5; i < TIMES; i++) { // the first ones warm up
            long one = nanos(http, "known.in.time");
            long other = nanos(http, "unknown.in.time");
            if (i >= 0) {
                known[i] = one;
                unknown[i] = other;
            }
        }
        double difference = median(known) / median(unknown) - 1;
        System.out.printf(
                "%d tries each, median known %.1f ms, unknown %.1f ms, difference %.1f%%%n",
                TIMES, median(known) / 1e6, median(unknown) / 1e6, 100 * difference);
        assertThat(Math.abs(difference)).isLessThan(MAY_DIFFER);
    }

    private static long nanos(MockMvc http, String name) throws Exception {
        DESK.desk.deleteFrom(SIGN_IN_TRY).execute(); // nobody waits here
        var request = post("/login").with(csrf()).param("username", name).param("password", "a wrong password");
        long begun = System.nanoTime();
        http.perform(request).andExpect(redirectedUrl("/login?error"));
        return System.nanoTime() - begun;
    }

    private static double median(long[] values) {
        long[] sorted = LongStream.of(values).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2.0;
    }
}
