package org.havendesk.shift;

import javax.sql.DataSource;
import org.havendesk.db.ChannelListener;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. Every class here is also built by hand in tests and jobs. */
@Configuration(proxyBeanMethods = false)
class ShiftConfig {

    @Bean
    Shifts shifts(DSLContext desk) {
        return new Shifts(desk);
    }

    @Bean
    Rota rota(DSLContext desk) {
        return new Rota(desk);
    }

    @Bean
    ShiftNews shiftNews() {
        return new ShiftNews();
    }

    @Bean
    ChannelListener shiftNewsListener(DataSource desk, ShiftNews news) {
        return new ChannelListener(desk, ShiftNews.CHANNEL, payload -> news.tell());
    }
}
