package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.flow.component.UI;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.cases.CaseQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Whoever is refused something leaves a line in the log, which names the account and what it was, and no more. */
class RefusalLogTest extends ConsoleTest {
    @Autowired
    private CaseQueue queue;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<Logger> loggers = List.of(logger("access.RefusalLog"), logger("shell.NoRightView"));

    @BeforeEach
    void listen() {
        lines.start();
        loggers.forEach(logger -> logger.addAppender(lines));
    }

    @AfterEach
    void stop() {
        loggers.forEach(logger -> logger.detachAppender(lines));
    }

    @Test
    void aRefusedMethodIsALineAndAnAllowedOneIsNot() {
        Person admin = DESK.person("Refused Admin " + System.nanoTime(), Roles.ADMIN);
        signIn(admin);
        assertThatThrownBy(() -> queue.claimNext(null, admin)).isInstanceOf(AccessDeniedException.class);
        assertThat(written())
                .singleElement()
                .asString()
                .endsWith("account " + admin.accountId() + " was refused CaseQueue.claimNext");
        Person moderator = DESK.moderator("Not Refused " + System.nanoTime());
        signIn(moderator);
        queue.counts(org.havendesk.cases.QueueFilter.ALL, moderator);
        assertThat(written()).hasSize(1);
    }

    @Test
    void aRefusedPageIsALine() {
        Person admin = DESK.person("Refused Page " + System.nanoTime(), Roles.ADMIN);
        signIn(admin);
        UI.getCurrent().navigate("approvals");
        assertThat(written())
                .anyMatch(line -> line.endsWith("account " + admin.accountId() + " was refused the page approvals"));
    }

    private List<String> written() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger("org.havendesk." + name);
    }
}
