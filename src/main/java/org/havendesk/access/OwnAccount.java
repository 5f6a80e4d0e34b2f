package org.havendesk.access;

import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.PasskeyCeremony.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** What people do with their own account. It is always the account of who is signed in: no method takes another one. */
@PreAuthorize("isAuthenticated()")
public class OwnAccount {
    private final CurrentPerson current;
    private final Accounts accounts;
    private final SecondSteps steps;
    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final Sessions sessions;
    private final OpenSessions open;
    private final Preferences preferences;
    private final SignInPolicy policy;
    private final CommunityName community;
    private final PasswordEncoder encoder;

    OwnAccount(
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
        this.current = current;
        this.accounts = accounts;
        this.steps = steps;
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.sessions = sessions;
        this.open = open;
        this.preferences = preferences;
        this.policy = policy;
        this.community = community;
        this.encoder = encoder;
    }

    /** A passkey as its owner sees it. */
    public record Passkey(
            long passkeyId,
            String label,
            Instant madeAt,
            @Nullable Instant usedAt) {}

    /** @param here whether it is the one in which this is asked */
    public record OpenSession(long sessionId, String agent, Instant begunAt, Instant seenAt, boolean here) {}

    public String username() {
        return account().username();
    }

    public boolean hasPassword() {
        return account().passwordHash() != null;
    }

    /** What is wrong with a new password; it is kept where nothing is, and then all other sessions of the person end. */
    public Optional<PasswordRules.Fault> changePassword(String password) {
        var account = account();
        var fault = PasswordRules.fault(
                password, hasSecondStep(), List.of(account.username(), person().name(), community.get()));
        if (fault.isEmpty()) {
            accounts.changePassword(person(), encoder.encode(password));
            sessions.endAll(person(), open.current().orElse(null), "password");
        }
        return fault;
    }

    public boolean hasSecondStep() {
        return steps.has(person().accountId());
    }

    public boolean hasCodeApp() {
        return steps.hasCodeApp(person().accountId());
    }

    /** Whether the community asks this person for a second step, at sign-in or before care cases. */
    public boolean needsSecondStep() {
        return policy.get().needsForCare(person());
    }

    /**
     * Whether care cases stay closed until a second step is set up. The demo's accounts are let through with a standing
     * notice.
     */
    public boolean isKeptFromCare() {
        return needsSecondStep() && !hasSecondStep() && !steps.mayPutOff(person().accountId());
    }

    /** Whether one of the second steps can be given up. */
    public boolean mayRemoveSecondStep() {
        int steps = passkeys().size() + (hasCodeApp() ? 1 : 0);
        return steps > 1 || !needsSecondStep();
    }

    public List<Passkey> passkeys() {
        return passkeys.of(person());
    }

    public Question<PublicKeyCredentialCreationOptions> askForPasskey() {
        return ceremony.askForNew(account());
    }

    /** {@code BadCredentialsException} where the answer is not one to the question. */
    public void addPasskey(Question<PublicKeyCredentialCreationOptions> question, String answer, String label) {
        ceremony.add(question, answer, label);
    }

    public void renamePasskey(long passkeyId, String label) {
        passkeys.rename(person(), passkeyId, label);
    }

    /** {@code IllegalStateException} where it is the last second step of somebody who needs one. */
    public void removePasskey(long passkeyId) {
        refuseLast();
        passkeys.remove(person(), passkeyId);
    }

    public NewCodeApp newCodeApp() {
        return NewCodeApp.make(community.get(), username());
    }

    /** Keeps the app in place of the one before; false where {@code code} is not what it shows. */
    public boolean addCodeApp(NewCodeApp app, String code) {
        return steps.addCodeApp(person(), app.secret(), code);
    }

    /** {@code IllegalStateException} where it is the last second step of somebody who needs one. */
    public void removeCodeApp() {
        refuseLast();
        steps.removeCodeApp(person());
    }

    private void refuseLast() {
        if (!mayRemoveSecondStep()) {
            throw new IllegalStateException("the last second step of somebody who needs one stays");
        }
    }

    public int recoveryCodesLeft() {
        return steps.codesLeft(person().accountId());
    }

    public List<String> newRecoveryCodes() {
        return steps.newRecoveryCodes(person());
    }

    /** The codes made while the person came in, the first time they are asked for. */
    @SuppressWarnings("unchecked") // nobody else sets it
    public List<String> codesToShow() {
        var session = VaadinSession.getCurrent().getSession();
        Object codes = session.getAttribute(StepFilter.NEW_CODES);
        session.setAttribute(StepFilter.NEW_CODES, null);
        return codes == null ? List.of() : (List<String>) codes;
    }

    /** The one seen last first. */
    public List<OpenSession> sessions() {
        long here = open.current().orElse(-1L);
        return sessions.of(person()).stream()
                .map(each -> new OpenSession(
                        each.sessionId(), each.agent(), each.begunAt(), each.seenAt(), each.sessionId() == here))
                .toList();
    }

    public void endSession(long sessionId) {
        sessions.endOwn(person(), sessionId);
    }

    /** Ends every session, this one too. */
    public void signOutEverywhere() {
        sessions.endAll(person(), null, "ended");
    }

    public Preference preference() {
        return preferences.of(person().accountId());
    }

    public void keep(Preference preference) {
        preferences.keep(person(), preference);
    }

    private Person person() {
        return current.get();
    }

    private SignedIn account() {
        return current.account()
                .flatMap(signedIn -> accounts.bySignInName(signedIn.username()))
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
