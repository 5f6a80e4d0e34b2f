package org.havendesk.access;

import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The parts of sign-in; {@code desk} is the console's own connection to its database. */
@Configuration(proxyBeanMethods = false)
class AccessConfig {

    @Bean
    Accounts accounts(DSLContext desk) {
        return new Accounts(desk);
    }

    @Bean
    SignInRecorder signInRecorder(DSLContext desk, Accounts accounts) {
        return new SignInRecorder(desk, accounts);
    }

    /** Spring's provider hashes the password of an unknown name as well, so that both answers take the same time. */
    @Bean
    UserDetailsService userDetailsService(Accounts accounts) {
        return name -> accounts.bySignInName(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Passwords.encoder();
    }
}
