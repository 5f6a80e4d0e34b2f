package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reaches somebody is theirs alone. */
class ReadersTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final String topic = desk.readers.topics().getFirst().key();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void preferencesAreKeptForThePersonAlone() {
        var wanted = new ReaderPreferences(Set.of(topic), 8);
        desk.readers.save(wanted, mira);
        assertThat(desk.readers.own(mira)).isEqualTo(wanted);
        assertThat(desk.readers.own(jonas)).isEqualTo(new ReaderPreferences(Set.of(), null));
        assertThat(desk.exposures.today(mira).pauseAfter()).isEqualTo(8);
        assertThat(desk.exposures.today(jonas).pauseAfter()).isEqualTo(5);
        desk.readers.save(new ReaderPreferences(Set.of(), 0), mira);
        assertThat(desk.readers.own(mira)).isEqualTo(new ReaderPreferences(Set.of(), 0));
    }

    @Test
    void theLedgerSaysThatTheyChangedAndNotToWhat() {
        desk.readers.save(new ReaderPreferences(Set.of(topic), 8), mira);
        desk.readers.save(new ReaderPreferences(Set.of(topic), 8), mira);
        var entries = desk.desk.fetch(
                "select verb, before, after, reason from desk.ledger_entry where object_kind = 'account' and actor = ?",
                Long.toString(mira.accountId()));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().get("verb")).isEqualTo("preferences");
        assertThat(entries.getFirst().get("before")).isNull();
        assertThat(entries.getFirst().get("after")).isNull();
        assertThat(entries.getFirst().get("reason")).isNull();
        assertThat(desk.verdict()).isInstanceOf(LedgerVerifier.Verdict.Intact.class);
    }

    @Test
    void aTopicThatIsNotThereAndAPauseAfterTooMuchAreRefused() {
        assertThatThrownBy(() -> desk.readers.save(new ReaderPreferences(Set.of("no such"), null), mira))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReaderPreferences(Set.of(), 101)).hasMessageContaining("not after 101");
        assertThat(desk.readers.own(mira).topics()).isEmpty();
    }
}
