package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.READER_PREFERENCE;
import static org.havendesk.db.desk.Tables.TOPIC_OPT_OUT;

import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Topics.Topic;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** What reaches each person, and how. Nobody reads another's; the ledger says that it changed, not to what. */
@PreAuthorize(Roles.WORKS_CASES)
public class Readers {
    private final DSLContext desk;

    public Readers(DSLContext desk) {
        this.desk = desk;
    }

    /** The topics that can be left to colleagues, by name. */
    public List<Topic> topics() {
        return topics(desk);
    }

    /** What reaches the person, and how; topics that the setting no longer has are left out. */
    @PreAuthorize(Roles.THEIR_OWN)
    public ReaderPreferences own(Person person) {
        return own(desk, person);
    }

    /** Stores what reaches the person. {@code IllegalArgumentException} for a topic that the setting does not have. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void save(ReaderPreferences wanted, Person person) {
        desk.transaction(tx -> {
            List<String> known = topics(tx.dsl()).stream().map(Topic::key).toList();
            if (!known.containsAll(wanted.topics())) {
                throw new IllegalArgumentException("there is no such topic any more; choose among those of today");
            }
            if (own(tx.dsl(), person).equals(wanted)) {
                return;
            }
            storeTopics(tx.dsl(), wanted, person);
            tx.dsl()
                    .insertInto(READER_PREFERENCE)
                    .set(READER_PREFERENCE.ACCOUNT_ID, person.accountId())
                    .set(READER_PREFERENCE.PAUSE_AFTER, wanted.pauseAfter())
                    .onConflict(READER_PREFERENCE.ACCOUNT_ID)
                    .doUpdate()
                    .set(READER_PREFERENCE.PAUSE_AFTER, wanted.pauseAfter())
                    .execute();
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "preferences", "account", person.accountId()));
        });
    }

    private static void storeTopics(DSLContext tx, ReaderPreferences wanted, Person person) {
        tx.deleteFrom(TOPIC_OPT_OUT)
                .where(TOPIC_OPT_OUT.ACCOUNT_ID.eq(person.accountId()))
                .and(TOPIC_OPT_OUT.TOPIC.notIn(wanted.topics()))
                .execute();
        for (String topic : wanted.topics()) {
            tx.insertInto(TOPIC_OPT_OUT)
                    .set(TOPIC_OPT_OUT.ACCOUNT_ID, person.accountId())
                    .set(TOPIC_OPT_OUT.TOPIC, topic)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static ReaderPreferences own(DSLContext tx, Person person) {
        List<String> known = topics(tx).stream().map(Topic::key).toList();
        return new ReaderPreferences(
                tx.select(TOPIC_OPT_OUT.TOPIC)
                        .from(TOPIC_OPT_OUT)
                        .where(TOPIC_OPT_OUT.ACCOUNT_ID.eq(person.accountId()))
                        .and(TOPIC_OPT_OUT.TOPIC.in(known))
                        .fetchSet(TOPIC_OPT_OUT.TOPIC),
                tx.select(READER_PREFERENCE.PAUSE_AFTER)
                        .from(READER_PREFERENCE)
                        .where(READER_PREFERENCE.ACCOUNT_ID.eq(person.accountId()))
                        .fetchOne(READER_PREFERENCE.PAUSE_AFTER));
    }

    private static List<Topic> topics(DSLContext tx) {
        return new Settings(tx).newest(Kinds.TOPICS).value().topics();
    }
}
