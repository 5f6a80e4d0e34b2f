package org.havendesk.access;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.havendesk.db.ChannelListener;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The parts of sign-in; {@code desk} is the console's own connection to its database. */
@Configuration(proxyBeanMethods = false)
class AccessConfig {

    @Bean
    Accounts accounts(DSLContext desk) {
        return new Accounts(desk);
    }

    @Bean
    Invitations invitations(DSLContext desk, SignInPolicy policy) {
        return new Invitations(desk, policy);
    }

    /** The key lies beside the ledger's anchor, in the folder that holds what no database may. */
    @Bean
    Secrets secrets(@Value("${havendesk.ledger.anchor}") Path anchor) {
        return Secrets.of(anchor.resolveSibling("sign-in.key"));
    }

    @Bean
    SignInRecorder signInRecorder(DSLContext desk, Accounts accounts) {
        return new SignInRecorder(desk, accounts);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Passwords.encoder();
    }

    @Bean
    KnownDevices knownDevices(Secrets secrets) {
        return new KnownDevices(secrets);
    }

    @Bean
    Tries tries(DSLContext desk, Secrets secrets, KnownDevices devices) {
        return new Tries(desk, secrets, devices);
    }

    @Bean
    SecondSteps secondSteps(DSLContext desk, Secrets secrets) {
        return new SecondSteps(desk, secrets);
    }

    @Bean
    PasswordSignIn passwordSignIn(
            Accounts accounts, SecondSteps steps, SignInPolicy policy, Tries tries, PasswordEncoder encoder) {
        return new PasswordSignIn(accounts, steps, policy, tries, encoder);
    }

    @Bean
    Sessions sessions(DSLContext desk) {
        return new Sessions(desk);
    }

    @Bean
    OpenSessions openSessions(Sessions sessions, SignInPolicy policy) {
        return new OpenSessions(sessions, policy);
    }

    @Bean
    ChannelListener sessionListener(DataSource desk, OpenSessions sessions) {
        return new ChannelListener(desk, "session_ended", sessions::ended);
    }

    @Bean
    SignInClock signInClock(Sessions sessions, SignInPolicy policy, Tries tries) {
        return new SignInClock(sessions, policy, tries);
    }

    @Bean
    Passkeys passkeys(DSLContext desk) {
        return new Passkeys(desk);
    }

    @Bean
    PasskeyParty passkeyParty(@Value("${havendesk.public-url:}") String publicUrl) {
        return new PasskeyParty(publicUrl);
    }

    @Bean
    PasskeyCeremony passkeyCeremony(PasskeyParty party, Passkeys passkeys) {
        return new PasskeyCeremony(party.operations(passkeys));
    }

    @Bean
    Arrival arrival(SignInRecorder recorder, OpenSessions sessions, KnownDevices devices) {
        return new Arrival(recorder, sessions, devices);
    }

    @Bean
    StepFilter stepFilter(Accounts accounts, SecondSteps steps, Tries tries, PasskeyCeremony passkeys) {
        return new StepFilter(accounts, steps, tries, passkeys);
    }

    /** It belongs to the security chain alone. */
    @Bean
    FilterRegistrationBean<StepFilter> stepFilterStaysInTheChain(StepFilter steps) {
        var registration = new FilterRegistrationBean<>(steps);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    Reauthentication reauthentication(
            CurrentPerson current,
            PasswordSignIn passwords,
            Accounts accounts,
            SecondSteps steps,
            Tries tries,
            PasskeyCeremony passkeys,
            SignInRecorder recorder) {
        return new Reauthentication(current, passwords, accounts, steps, tries, passkeys, recorder);
    }

    @Bean
    Preferences preferences(DSLContext desk) {
        return new Preferences(desk);
    }

    @Bean
    Enrolment enrolment(SecondSteps steps, PasskeyCeremony passkeys, CommunityName community) {
        return new Enrolment(steps, passkeys, community);
    }

    @Bean
    OwnAccount ownAccount(
            CurrentPerson current,
            Accounts accounts,
            SecondSteps steps,
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            Sessions sessions,
            OpenSessions open,
            Preferences preferences,
            SignInPolicy policy,
            CommunityName community,
            PasswordEncoder encoder) {
        return new OwnAccount(
                current, accounts, steps, passkeys, ceremony, sessions, open, preferences, policy, community, encoder);
    }
}
