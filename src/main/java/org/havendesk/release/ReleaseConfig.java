package org.havendesk.release;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfig {

    @Bean
    Published published(@Qualifier("leads") DSLContext leads) {
        return new Published(leads);
    }
}
