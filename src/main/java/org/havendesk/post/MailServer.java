package org.havendesk.post;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server that the operator configured, if any. */
public final class MailServer {
    private final @Nullable JavaMailSenderImpl mail;
    private final String from;

    /** @param from the sender's address; blank: one of this console that nobody can answer */
    public MailServer(@Nullable JavaMailSenderImpl mail, String from) {
        this.mail = mail;
        this.from = from.isBlank() ? "havendesk@localhost" : from;
    }

    public boolean isThere() {
        return mail != null;
    }

    /** Sends through it; empty where there is none. A body is the subject, a line break, and the text. */
    public Optional<Post> post() {
        return mail == null ? Optional.empty() : Optional.of(new MailPost(mail, from));
    }
}
