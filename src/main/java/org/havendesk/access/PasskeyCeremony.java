package org.havendesk.access;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of a browser's passkeys and what it answers, both as the JSON of WebAuthn. Every question has its own
 * challenge, is kept by the server, and takes one answer. A passkey unlocks with a PIN or a finger each time, so that it is
 * two factors by itself.
 */
public class PasskeyCeremony {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final WebAuthnRelyingPartyOperations operations;

    PasskeyCeremony(WebAuthnRelyingPartyOperations operations) {
        this.operations = operations;
    }

    /** A question to a browser that has been asked and not answered. */
    public static final class Question<O> {
        private final O options;
        private boolean answered;

        private Question(O options) {
            this.options = options;
        }

        /** As the browser's passkeys take it. */
        public String json() {
            return JSON.writeValueAsString(options);
        }

        private synchronized O take() {
            if (answered) {
                throw new BadCredentialsException("this question has been answered");
            }
            answered = true;
            return options;
        }
    }

    /** Asks for a new passkey of this account. */
    Question<PublicKeyCredentialCreationOptions> askForNew(SignedIn account) {
        var owner = UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
        return new Question<>(operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(owner)));
    }

    /** Keeps the new passkey; {@code BadCredentialsException} where the answer is not one to the question. */
    void add(Question<PublicKeyCredentialCreationOptions> question, String answer, String label) {
        var options = question.take();
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    JSON.readValue(answer, new TypeReference<>() {});
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    options, new RelyingPartyPublicKey(credential, label)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadCredentialsException("the new passkey was refused", e);
        } catch (com.webauthn4j.util.exception.WebAuthnException e) {
            throw new BadCredentialsException("the new passkey was refused", e);
        }
    }

    /** Asks for a passkey, whosever it is. */
    Question<PublicKeyCredentialRequestOptions> ask() {
        return new Question<>(
                operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null)));
    }

    /** The sign-in name of whom the passkey belongs to; {@code BadCredentialsException} where it is nobody's. */
    String answer(Question<PublicKeyCredentialRequestOptions> question, String answer) throws AuthenticationException {
        var options = question.take();
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    JSON.readValue(answer, new TypeReference<>() {});
            return operations
                    .authenticate(new RelyingPartyAuthenticationRequest(options, credential))
                    .getName();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadCredentialsException("the passkey was refused", e);
        } catch (com.webauthn4j.util.exception.WebAuthnException e) {
            throw new BadCredentialsException("the passkey was refused", e);
        }
    }
}
