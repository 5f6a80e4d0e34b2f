package org.havendesk.day;

import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. Every class here is also built by hand in tests. */
@Configuration(proxyBeanMethods = false)
class DayConfig {

    @Bean
    Debriefs debriefs(DSLContext desk) {
        return new Debriefs(desk);
    }

    @Bean
    ShiftNotes shiftNotes(DSLContext desk) {
        return new ShiftNotes(desk);
    }
}
