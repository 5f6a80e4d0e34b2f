package org.havendesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The ways in beside the password: a code after it, a passkey after or instead of it, and, for the demo's accounts alone,
 * without a second step for now. Forms are posted here by the pages of sign-in.
 */
class StepFilter extends AbstractAuthenticationProcessingFilter {
    /** The session's attribute with the codes that are to be shown once. */
    static final String NEW_CODES = "havendesk.new-codes";

    private final Accounts accounts;
    private final SecondSteps steps;
    private final Tries tries;
    private final PasskeyCeremony passkeys;

    StepFilter(Accounts accounts, SecondSteps steps, Tries tries, PasskeyCeremony passkeys) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/login/{step}"));
        this.accounts = accounts;
        this.steps = steps;
        this.tries = tries;
        this.passkeys = passkeys;
        setAuthenticationManager(authentication -> authentication); // each way is checked here
    }

    /** What follows: as after the password's form. */
    void answerWith(Arrival arrival, Refusal refusal) {
        setAuthenticationSuccessHandler(arrival);
        setAuthenticationFailureHandler(refusal);
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        return switch (request.getRequestURI().replaceAll(".*/", "")) {
            case "code" -> code(pending(request), request);
            case "passkey" -> passkey(request);
            case "later" -> later(pending(request));
            default -> throw new BadCredentialsException("there is no such way in");
        };
    }

    private Authentication code(Pending pending, HttpServletRequest request) {
        SignedIn account = enabled(pending.account().username());
        Person person = account.person();
        var counted = tries.beginCode(person.accountId(), SignInOrigin.of(request), account.username());
        String typed = Optional.ofNullable(request.getParameter("code")).orElse("");
        Factor shown = pending.setsUp() ? setUp(pending, typed, request) : use(person, typed);
        tries.forgive(counted);
        return SignedIn.with(account, Factor.PASSWORD, shown);
    }

    private Factor setUp(Pending pending, String typed, HttpServletRequest request) {
        Person person = pending.account().person();
        if (steps.has(person.accountId()) || !steps.addCodeApp(person, pending.newSecret(), typed)) {
            throw new BadCredentialsException("the code is not the one that the app shows");
        }
        request.getSession().setAttribute(NEW_CODES, steps.newRecoveryCodes(person));
        return Factor.CODE;
    }

    private Factor use(Person person, String typed) {
        if (steps.useCode(person.accountId(), typed)) {
            return Factor.CODE;
        }
        if (steps.useRecoveryCode(person, typed)) {
            return Factor.RECOVERY_CODE;
        }
        throw new BadCredentialsException("the code is wrong, or was used before");
    }

    private Authentication passkey(HttpServletRequest request) {
        var question = PasskeyQuestion.take(request)
                .orElseThrow(() -> new BadCredentialsException("no passkey was asked for"));
        String answer = Optional.ofNullable(request.getParameter("credential")).orElse("");
        SignedIn account = enabled(passkeys.answer(question, answer));
        var pending = Pending.of(request);
        if (pending.isPresent() && !pending.get().account().username().equals(account.username())) {
            throw new BadCredentialsException("the passkey is another account's");
        }
        return pending.isPresent()
                ? SignedIn.with(account, Factor.PASSWORD, Factor.PASSKEY)
                : SignedIn.with(account, Factor.PASSKEY);
    }

    private Authentication later(Pending pending) {
        SignedIn account = enabled(pending.account().username());
        if (!pending.setsUp() || !steps.mayPutOff(account.person().accountId())) {
            throw new BadCredentialsException("the second step cannot be put off");
        }
        return SignedIn.with(account, Factor.PASSWORD);
    }

    private static Pending pending(HttpServletRequest request) {
        return Pending.of(request).orElseThrow(() -> new BadCredentialsException("the password comes first"));
    }

    /** The account as it is by now. */
    private SignedIn enabled(String username) {
        return accounts.bySignInName(username)
                .filter(SignedIn::enabled)
                .orElseThrow(() -> new BadCredentialsException("the account is not open"));
    }
}
