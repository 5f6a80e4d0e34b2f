package org.havendesk.accounts;

import org.havendesk.post.MailServer;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class AccountsConfig {

    @Bean
    Directory accountDirectory(DSLContext desk) {
        return new Directory(desk);
    }

    @Bean
    AccountActs accountActs(DSLContext desk) {
        return new AccountActs(desk);
    }

    @Bean
    AccountExport accountExport(DSLContext desk) {
        return new AccountExport(desk);
    }

    @Bean
    AccountLetters accountLetters(
            Settings settings, MailServer mail, @Value("${havendesk.public-url:}") String publicUrl) {
        return new AccountLetters(settings, mail, publicUrl);
    }
}
