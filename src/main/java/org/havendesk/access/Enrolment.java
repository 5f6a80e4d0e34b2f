package org.havendesk.access;

import com.vaadin.flow.server.VaadinSession;
import org.havendesk.access.PasskeyCeremony.Question;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** The second step of somebody whose password was right and who has none yet, and what they may do about it. */
public class Enrolment {
    private final SecondSteps steps;
    private final PasskeyCeremony passkeys;
    private final CommunityName community;

    Enrolment(SecondSteps steps, PasskeyCeremony passkeys, CommunityName community) {
        this.steps = steps;
        this.passkeys = passkeys;
        this.community = community;
    }

    public boolean hasPasskey(Pending pending) {
        return steps.hasPasskey(pending.account().person().accountId());
    }

    public boolean hasCodeApp(Pending pending) {
        return steps.hasCodeApp(pending.account().person().accountId());
    }

    /** Whether the person may come in without, for now. */
    public boolean mayPutOff(Pending pending) {
        return steps.mayPutOff(pending.account().person().accountId());
    }

    /** The new code app of somebody who sets one up; {@code IllegalStateException} for others. */
    public NewCodeApp codeApp(Pending pending) {
        if (pending.newSecret() == null) {
            throw new IllegalStateException("a second step exists already");
        }
        return new NewCodeApp(
                pending.newSecret(), community.get(), pending.account().username());
    }

    public Question<PublicKeyCredentialCreationOptions> askForPasskey(Pending pending) {
        return passkeys.askForNew(pending.account());
    }

    /**
     * Keeps the passkey of somebody who has no second step yet, and makes the recovery codes that they are shown once in.
     * {@code BadCredentialsException} where the answer is not one to the question.
     */
    public void addPasskey(
            Pending pending, Question<PublicKeyCredentialCreationOptions> question, String answer, String label) {
        Person person = pending.account().person();
        if (!pending.setsUp() || steps.has(person.accountId())) {
            throw new IllegalStateException("a second step exists already");
        }
        passkeys.add(question, answer, label);
        VaadinSession.getCurrent().getSession().setAttribute(StepFilter.NEW_CODES, steps.newRecoveryCodes(person));
    }
}
