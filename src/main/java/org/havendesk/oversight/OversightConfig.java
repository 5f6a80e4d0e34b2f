package org.havendesk.oversight;

import com.github.kagkarlsson.scheduler.task.Task;
import java.nio.file.Path;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class OversightConfig {

    @Bean
    LedgerVerifier ledgerVerifier(DSLContext desk, @Value("${havendesk.ledger.anchor}") Path file) {
        return new LedgerVerifier(desk, new LedgerAnchor(file));
    }

    @Bean
    Task<?> ledgerCheckTask(DSLContext desk, LedgerVerifier verifier) {
        return new ChainCheckJob(desk, verifier).task();
    }

    @Bean
    ChainChecks chainChecks(DSLContext desk, LedgerVerifier verifier) {
        return new ChainChecks(desk, verifier);
    }

    @Bean
    Entries entries(DSLContext desk, Settings settings) {
        return new Entries(desk, settings);
    }

    @Bean
    LedgerExport ledgerExport(DSLContext desk, Settings settings) {
        return new LedgerExport(desk, settings);
    }
}
