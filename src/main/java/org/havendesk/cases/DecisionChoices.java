package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.jooq.Records.mapping;

import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.chat.Capabilities;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Template;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** What somebody can choose from while they decide. */
@PreAuthorize(Roles.WORKS_CASES)
public class DecisionChoices {
    private final DSLContext desk;
    private final DSLContext chat;
    private final Settings settings;

    public DecisionChoices(DSLContext desk, DSLContext chat, Settings settings) {
        this.desk = desk;
        this.chat = chat;
        this.settings = settings;
    }

    /** Somebody who works with cases. */
    public record Colleague(long accountId, String name, boolean lead) {}

    /** The templates for the words of an action, those for this category of reports first. */
    public List<Template> templates(Action action, @Nullable String category) {
        return settings.newest(Kinds.TEMPLATES).value().of(action.key(), category);
    }

    /** What the chat can do. */
    public Capabilities capabilities() {
        return Capabilities.read(chat);
    }

    /** What the community is called in messages to members. */
    public String community() {
        return settings.community().name();
    }

    /** Everybody else who works with cases, the leads of safeguarding first. */
    public List<Colleague> colleagues(Person person) {
        return desk.selectDistinct(ACCOUNT.ACCOUNT_ID, ACCOUNT.DISPLAY_NAME, ACCOUNT.SAFEGUARDING_LEAD)
                .from(ACCOUNT)
                .join(ACCOUNT_ROLE)
                .on(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .where(ACCOUNT_ROLE.ROLE.in(Roles.MODERATOR, Roles.SUPERVISOR))
                .and(ACCOUNT.DISABLED_AT.isNull())
                .and(ACCOUNT.ACCOUNT_ID.ne(person.accountId()))
                .orderBy(ACCOUNT.SAFEGUARDING_LEAD.desc(), ACCOUNT.DISPLAY_NAME, ACCOUNT.ACCOUNT_ID)
                .fetch(mapping(Colleague::new));
    }
}
