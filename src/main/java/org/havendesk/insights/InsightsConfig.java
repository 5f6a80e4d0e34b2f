package org.havendesk.insights;

import org.havendesk.release.Published;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class InsightsConfig {

    @Bean
    Dashboards dashboards(Published published) {
        return new Dashboards(published);
    }
}
