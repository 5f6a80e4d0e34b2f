package org.havendesk.settings;

import org.havendesk.access.SignInPolicy;
import org.havendesk.access.SignInRules;
import org.springframework.stereotype.Component;

@Component
class SignInPolicyOfSettings implements SignInPolicy {
    private final Settings settings;

    SignInPolicyOfSettings(Settings settings) {
        this.settings = settings;
    }

    @Override
    public SignInRules get() {
        return settings.newest(Kinds.SIGN_IN).value();
    }
}
