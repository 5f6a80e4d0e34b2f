package org.havendesk.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the jobs of all rooms when the console is up, and stops them before the database connections close. */
@Configuration(proxyBeanMethods = false)
class JobsConfig {

    @Bean
    SmartLifecycle jobs(DataSource desk, List<Task<?>> tasks) {
        return new Runner(desk, tasks);
    }

    private static final class Runner implements SmartLifecycle {
        private final Scheduler scheduler;
        private volatile boolean running;

        private Runner(DataSource desk, List<Task<?>> tasks) {
            scheduler = Jobs.scheduler(desk, tasks);
        }

        @Override
        public void start() {
            scheduler.start();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            scheduler.stop();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
