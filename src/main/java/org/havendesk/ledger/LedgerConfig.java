package org.havendesk.ledger;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the anchor up to date: once a second, and when the console stops. */
@Configuration(proxyBeanMethods = false)
class LedgerConfig {

    @Bean
    SmartLifecycle ledgerAnchorKeeper(DSLContext desk, @Value("${havendesk.ledger.anchor}") Path file) {
        return new Keeper(desk, new LedgerAnchor(file));
    }

    private static final class Keeper implements SmartLifecycle {
        private static final Logger LOG = LoggerFactory.getLogger(LedgerAnchor.class);

        private final DSLContext desk;
        private final LedgerAnchor anchor;
        private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private volatile boolean running;

        private Keeper(DSLContext desk, LedgerAnchor anchor) {
            this.desk = desk;
            this.anchor = anchor;
        }

        @Override
        public void start() {
            timer.scheduleWithFixedDelay(this::update, 1, 1, TimeUnit.SECONDS);
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            timer.shutdown();
            update();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        private void update() {
            try {
                anchor.update(desk);
            } catch (RuntimeException e) {
                LOG.error("the ledger's anchor was not written: {}", e.getMessage());
            }
        }
    }
}
