package org.havendesk.accounts.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountRow;
import org.jspecify.annotations.Nullable;

/** What the page of accounts says, in the language of the part that says it. */
record AccountWords(Component part, ZoneId zone) {
    static final List<String> ROLES = List.of(Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD, Roles.ADMIN);

    String role(String role) {
        return part.getTranslation("accounts.role." + role);
    }

    /** Each role, and whether somebody leads safeguarding. */
    List<String> roles(AccountRow row) {
        List<String> words =
                ROLES.stream().filter(row.roles()::contains).map(this::role).collect(Collectors.toList());
        if (row.safeguardingLead()) {
            words.add(part.getTranslation("accounts.role.safeguarding"));
        }
        return words;
    }

    String step(AccountRow row) {
        if (row.passkey() && row.codeApp()) {
            return part.getTranslation("accounts.step.both");
        }
        return part.getTranslation(
                "accounts.step." + (row.passkey() ? "passkey" : row.codeApp() ? "code_app" : "none"));
    }

    String status(AccountRow row) {
        return part.getTranslation("accounts.status." + row.status().key());
    }

    static String statusIcon(AccountRow row) {
        return switch (row.status()) {
            case ACTIVE -> "checkcircle";
            case INVITED -> "mail";
            case DISABLED -> "ban";
        };
    }

    /** {@code now}, {@code 12 min ago}, {@code 3 h ago}, then the day. */
    String ago(@Nullable Instant at) {
        if (at == null) {
            return part.getTranslation("accounts.ago.never");
        }
        Duration ago = Duration.between(at, Instant.now());
        if (ago.toMinutes() < 2) {
            return part.getTranslation("accounts.ago.now");
        }
        if (ago.toHours() < 1) {
            return part.getTranslation("accounts.ago.minutes", ago.toMinutes());
        }
        if (ago.toHours() < 12) {
            return part.getTranslation("accounts.ago.hours", ago.toHours());
        }
        return write(at.atZone(zone).getYear() == Instant.now().atZone(zone).getYear() ? "d MMM" : "d MMM yyyy", at);
    }

    /** {@code 24 Nov, 09:02} */
    String exact(Instant at) {
        return write("d MMM, HH:mm", at);
    }

    private String write(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atZone(zone));
    }
}
