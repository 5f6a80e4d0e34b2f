package org.havendesk.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Sign-in by name and password. An unknown name, a disabled account, one without a password and a wrong password take the
 * same way: one count, one look-up, one hash, one answer.
 */
class PasswordSignIn implements AuthenticationProvider {
    /** Each hash takes 19 MiB; more at once than this only wait for the processor. */
    private static final Semaphore AT_ONCE =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    private final Accounts accounts;
    private final SecondSteps steps;
    private final SignInPolicy policy;
    private final Tries tries;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, SecondSteps steps, SignInPolicy policy, Tries tries, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.steps = steps;
        this.policy = policy;
        this.tries = tries;
        this.encoder = encoder;
        nobodysHash = encoder.encode("the password of an account that is not there");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var account = check(typed.getName(), String.valueOf(typed.getCredentials()), (SignInOrigin) typed.getDetails());
        long accountId = account.person().accountId();
        if (steps.has(accountId)) {
            throw new SecondStepNeeded(Pending.toEnter(account));
        }
        if (policy.get().needsAlways(account.person())) {
            throw new SecondStepNeeded(Pending.toSetUp(account));
        }
        return SignedIn.with(account, Factor.PASSWORD);
    }

    /**
     * The account with this name and password.
     *
     * @throws BadCredentialsException where there is none that may come in
     * @throws Tries.TooSoon where too many tries came from the same place
     */
    SignedIn check(String name, String password, SignInOrigin origin) {
        var counted = tries.begin(name, origin);
        Optional<SignedIn> found = accounts.bySignInName(name).filter(SignedIn::enabled);
        String hash = found.map(SignedIn::passwordHash).orElse(nobodysHash);
        boolean right = matches(password, hash);
        if (!right || hash.equals(nobodysHash)) {
            throw new BadCredentialsException("name or password is wrong");
        }
        tries.forgive(counted);
        return found.orElseThrow();
    }

    private boolean matches(@Nullable String password, String hash) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            AT_ONCE.release();
        }
    }
}
