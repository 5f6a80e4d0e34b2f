package org.havendesk.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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
    /**
     * A hash keeps a processor busy for a tenth of a second and takes 19 MiB. On threads of its own, no more than there are
     * processors, it does not hold up the virtual threads that only wait for the database, and their connections with them.
     */
    private static final Executor HASHING = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("password-", 0).factory());

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
        return CompletableFuture.supplyAsync(() -> encoder.matches(password, hash), HASHING)
                .join();
    }
}
