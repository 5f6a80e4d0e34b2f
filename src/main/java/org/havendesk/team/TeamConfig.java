package org.havendesk.team;

import org.havendesk.cases.Exposures;
import org.havendesk.day.Debriefs;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class TeamConfig {

    @Bean
    Figures figures(DSLContext desk, Settings settings, Exposures exposures, Debriefs debriefs) {
        return new Figures(desk, settings, exposures, debriefs);
    }

    @Bean
    Openers openers(@Qualifier("chat") DSLContext chat, Settings settings) {
        return new Openers(chat, settings);
    }

    @Bean
    TeamExport teamExport(DSLContext desk, Figures figures, Openers openers) {
        return new TeamExport(desk, figures, openers);
    }
}
