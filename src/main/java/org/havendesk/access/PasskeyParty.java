package org.havendesk.access;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Whom passkeys are made for: the console under its public address; without one, this machine, under the port that is open.
 * A passkey belongs to the host name: after that changes, people enrol again.
 */
class PasskeyParty {
    private static final String NAME = "Havendesk";
    private static final String THIS_MACHINE = "localhost";

    private final String host;
    private final Set<String> origins = ConcurrentHashMap.newKeySet();

    /** @param publicUrl where people reach the console, or blank */
    PasskeyParty(String publicUrl) {
        if (publicUrl.isBlank()) {
            host = THIS_MACHINE;
        } else {
            var address = URI.create(publicUrl.strip());
            host = address.getHost();
            origins.add(address.getScheme() + "://" + address.getAuthority());
        }
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (host.equals(THIS_MACHINE)) {
            origins.add("http://" + THIS_MACHINE + ":" + event.getWebServer().getPort());
        }
    }

    /** Each use of a passkey has to unlock it, and each one names its owner by itself. */
    WebAuthnRelyingPartyOperations operations(Passkeys passkeys) {
        var operations = new Webauthn4JRelyingPartyOperations(
                passkeys,
                passkeys,
                PublicKeyCredentialRpEntity.builder().id(host).name(NAME).build(),
                origins);
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }
}
