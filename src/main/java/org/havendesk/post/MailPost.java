package org.havendesk.post;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends e-mail. A try whose answer was lost is tried again with the same Message-ID: a message that is in the
 * mailbox twice does less harm than one that is not there, and mail programs show two of one Message-ID once.
 */
final class MailPost implements Post {
    private static final Answer UNREACHABLE =
            new Answer.NotDelivered("The mail server could not be reached, or did not let us in.");

    private final JavaMailSenderImpl mail;
    private final String from;

    /** A mail server that hangs must not take the threads that other jobs need. */
    private final Semaphore places = new Semaphore(2);

    MailPost(JavaMailSenderImpl mail, String from) {
        this.mail = mail;
        this.from = from;
    }

    @Override
    public Answer deliver(UUID key, String target, String body) {
        if (!places.tryAcquire()) {
            return new Answer.Busy();
        }
        try {
            return send(key, target, body);
        } finally {
            places.release();
        }
    }

    private Answer send(UUID key, String target, String body) {
        MimeMessage message;
        try {
            message = message(key, target, body);
        } catch (MessagingException e) {
            return new Answer.NotDelivered("The address of the sender or of the recipient is none.");
        }
        Answer answer = UNREACHABLE;
        String protocol = mail.getProtocol() == null ? "smtp" : mail.getProtocol();
        try (Transport transport = mail.getSession().getTransport(protocol)) {
            answer = connect(transport) ? hand(transport, message) : UNREACHABLE;
        } catch (MessagingException e) {
            return answer; // the farewell failed: what came of the message is known by then
        }
        return answer;
    }

    private boolean connect(Transport transport) {
        try {
            transport.connect(mail.getHost(), mail.getPort(), orNull(mail.getUsername()), orNull(mail.getPassword()));
            return true;
        } catch (MessagingException e) {
            return false;
        }
    }

    /** Blank means without signing in. */
    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static Answer hand(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Answer.Delivered();
        } catch (SendFailedException e) {
            return new Answer.NotDelivered("The mail server did not take the message for this address.");
        } catch (MessagingException e) {
            return new Answer.Lost("The answer of the mail server was lost.");
        }
    }

    private MimeMessage message(UUID key, String target, String body) throws MessagingException {
        var message = new Letter(mail, key);
        int line = body.indexOf('\n');
        message.setFrom(new InternetAddress(from));
        message.setRecipients(RecipientType.TO, new Address[] {new InternetAddress(target)});
        message.setSubject(body.substring(0, line), "UTF-8");
        message.setText(body.substring(line + 1), "UTF-8");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(Instant.now()));
        message.saveChanges();
        return message;
    }

    /** A message that keeps the Message-ID of its delivery. */
    private static final class Letter extends MimeMessage {
        private final UUID key;

        private Letter(JavaMailSenderImpl mail, UUID key) {
            super(mail.getSession());
            this.key = key;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + key + "@havendesk>");
        }
    }
}
