package org.havendesk.access;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import org.havendesk.access.PasskeyCeremony.Question;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;

/**
 * Before a grave act somebody shows once more who they are, unless they did in the last ten minutes: an unlocked computer
 * alone does not reveal an identity or change a role. By password, code or passkey, whichever they have.
 */
public class Reauthentication {
    static final Duration RECENT = Duration.ofMinutes(10);

    /** The name under which a session keeps when its person showed this last. */
    static final String CONFIRMED = "havendesk.confirmed";

    private final CurrentPerson current;
    private final PasswordSignIn passwords;
    private final Accounts accounts;
    private final SecondSteps steps;
    private final Tries tries;
    private final PasskeyCeremony passkeys;
    private final SignInRecorder recorder;

    Reauthentication(
            CurrentPerson current,
            PasswordSignIn passwords,
            Accounts accounts,
            SecondSteps steps,
            Tries tries,
            PasskeyCeremony passkeys,
            SignInRecorder recorder) {
        this.current = current;
        this.passwords = passwords;
        this.accounts = accounts;
        this.steps = steps;
        this.tries = tries;
        this.passkeys = passkeys;
        this.recorder = recorder;
    }

    /**
     * Runs a grave act of the current page: at once, or after the person has shown who they are in a dialog. Closing the
     * dialog runs nothing.
     */
    public static void before(Runnable act) {
        var here = VaadinService.getCurrent().getInstantiator().getOrCreate(Reauthentication.class);
        if (here.isRecent()) {
            act.run();
        } else {
            new ReauthenticationDialog(here, act).open();
        }
    }

    /** Whether {@link #before} would run an act of the current page at once. */
    public static boolean isFresh() {
        return VaadinService.getCurrent()
                .getInstantiator()
                .getOrCreate(Reauthentication.class)
                .isRecent();
    }

    /** Whether the person of this page showed who they are in the last ten minutes. */
    boolean isRecent() {
        return lastShown().plus(RECENT).isAfter(Instant.now());
    }

    private static Instant lastShown() {
        if (VaadinSession.getCurrent().getSession().getAttribute(CONFIRMED) instanceof Instant confirmed) {
            return confirmed;
        }
        return SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(shown -> ((FactorGrantedAuthority) shown).getIssuedAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    boolean hasPassword() {
        return account().passwordHash() != null;
    }

    boolean hasCodeApp() {
        return steps.hasCodeApp(account().person().accountId());
    }

    boolean hasPasskey() {
        return steps.hasPasskey(account().person().accountId());
    }

    /** {@code BadCredentialsException} where it is not the password, {@link Tries.TooSoon} after too many. */
    void showPassword(String password) {
        passwords.check(account().username(), password, origin());
        confirmed(Factor.PASSWORD);
    }

    /** {@code BadCredentialsException} where it is not the code, {@link Tries.TooSoon} after too many. */
    void showCode(String code) {
        SignedIn account = account();
        var counted = tries.beginCode(account.person().accountId(), origin(), account.username());
        if (!steps.useCode(account.person().accountId(), code)) {
            throw new BadCredentialsException("the code is wrong, or was used before");
        }
        tries.forgive(counted);
        confirmed(Factor.CODE);
    }

    Question<PublicKeyCredentialRequestOptions> askForPasskey() {
        return passkeys.ask();
    }

    /** {@code BadCredentialsException} where the passkey is not the person's. */
    void showPasskey(Question<PublicKeyCredentialRequestOptions> question, String answer) {
        if (!passkeys.answer(question, answer).equals(account().username())) {
            throw new BadCredentialsException("the passkey is another account's");
        }
        confirmed(Factor.PASSKEY);
    }

    private void confirmed(Factor shown) {
        VaadinSession.getCurrent().getSession().setAttribute(CONFIRMED, Instant.now());
        recorder.confirmed(current.get(), shown);
    }

    private SignedIn account() {
        String username = current.account()
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"))
                .username();
        return accounts.bySignInName(username)
                .filter(SignedIn::enabled)
                .orElseThrow(() -> new BadCredentialsException("the account is not open"));
    }

    private static SignInOrigin origin() {
        return SignInOrigin.of(VaadinServletRequest.getCurrent().getHttpServletRequest());
    }
}
