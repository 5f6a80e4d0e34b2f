package org.havendesk.accounts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.havendesk.access.Roles;
import org.havendesk.post.Answer;
import org.havendesk.post.MailServer;
import org.havendesk.post.Post;
import org.havendesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * E-mail to people with an account: their link, and a word about the second step. Sent while somebody waits for it, and not by a
 * job: a link that waits would have to be kept. Where it cannot be sent, the link is handed over by whoever made it.
 */
@PreAuthorize("hasRole('" + Roles.ADMIN + "')")
public class AccountLetters {
    private final Settings settings;
    private final Optional<Post> post;
    private final @Nullable String publicUrl;
    private final ResourceBundle words = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

    /** @param publicUrl where people reach the console, or blank: then nothing is sent, since a link would lead nowhere */
    AccountLetters(Settings settings, MailServer mail, String publicUrl) {
        this.settings = settings;
        post = mail.post();
        this.publicUrl = publicUrl.isBlank() ? null : publicUrl.strip().replaceAll("/+$", "");
    }

    /** Whether letters can be sent at all. */
    public boolean canBeSent() {
        return post.isPresent() && publicUrl != null;
    }

    /** The address of a link, where the console knows how it is reached. */
    public Optional<String> address(String token) {
        return Optional.ofNullable(publicUrl).map(url -> url + "/welcome/" + token);
    }

    /** Sends the link; false where it was not taken for sure. */
    public boolean sendLink(Outcome.Linked linked) {
        AccountRow account = linked.account();
        String kind = account.status() == AccountRow.Status.INVITED ? "invite" : "reset";
        return address(linked.token()).isPresent()
                && send(account, kind, address(linked.token()).orElseThrow());
    }

    /** Reminds somebody that a second step is still missing; false where it was not taken for sure. */
    public boolean remind(AccountRow account) {
        return publicUrl != null && send(account, "remind", publicUrl + "/account");
    }

    private boolean send(AccountRow account, String kind, String link) {
        if (post.isEmpty() || account.email() == null) {
            return false;
        }
        String community = settings.community().name();
        String letter = word("accounts.mail." + kind + ".subject", community)
                + "\n"
                + word("accounts.mail." + kind, account.name(), community, link, account.username())
                + "\n";
        return post.get().deliver(UUID.randomUUID(), account.email(), letter) instanceof Answer.Delivered;
    }

    private String word(String key, Object... facts) {
        return new MessageFormat(words.getString(key), Locale.ENGLISH).format(facts);
    }
}
