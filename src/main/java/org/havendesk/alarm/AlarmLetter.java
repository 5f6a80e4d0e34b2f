package org.havendesk.alarm;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;
import org.havendesk.db.desk.tables.records.AlarmRecord;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.settings.Community;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an alarm says outside: which case, how pressing, where to look. Never a member, never a word that was written. */
final class AlarmLetter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    private final ResourceBundle words = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);
    private final @Nullable String publicUrl;

    /** How many cases wait. */
    record Waiting(int immediate, int urgent) {}

    /** What a letter is written from. */
    record Facts(AlarmRecord alarm, @Nullable CasesRecord about, Waiting waiting, Community community) {
        AlarmKind kind() {
            return AlarmKind.of(alarm.getKind());
        }
    }

    /** @param publicUrl where people reach the console, or blank: then letters have no link */
    AlarmLetter(String publicUrl) {
        this.publicUrl = publicUrl.isBlank() ? null : publicUrl.strip().replaceAll("/+$", "");
    }

    /** The subject, a line break, and the text. */
    String mail(Facts facts) {
        String kind = facts.kind().key();
        var text = new StringBuilder();
        text.append(word("alarm.mail.subject", facts.community().name(), word("alarm.kind." + kind)))
                .append('\n');
        text.append(word(
                        "alarm.mail." + kind,
                        facts.waiting().immediate(),
                        facts.waiting().urgent()))
                .append("\n\n");
        CasesRecord about = facts.about();
        if (about != null) {
            String tier = word("tier." + Tier.of(about.getTier()).key());
            ZonedDateTime due = about.getDueAt().atZone(facts.community().zone());
            text.append(word("alarm.mail.case", Long.toString(about.getCaseId()), tier, TIME.format(due)))
                    .append('\n');
        }
        String link = link(facts);
        if (link != null) {
            text.append(link).append('\n');
        }
        ZonedDateTime raised =
                facts.alarm().getRaisedAt().atZone(facts.community().zone());
        text.append('\n')
                .append(word(
                        "alarm.mail.foot",
                        Long.toString(facts.alarm().getAlarmId()),
                        TIME.format(raised),
                        facts.alarm().getStep()));
        return text.append('\n').toString();
    }

    /** The body of a webhook's message. */
    String json(Facts facts, Instant now) {
        AlarmRecord alarm = facts.alarm();
        ObjectNode body = JSON.createObjectNode()
                .put("type", "alarm." + alarm.getKind())
                .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode data = body.putObject("data");
        data.put("alarm", alarm.getAlarmId()).put("kind", alarm.getKind()).put("step", alarm.getStep());
        CasesRecord about = facts.about();
        if (about != null) {
            data.put("case", about.getCaseId())
                    .put("tier", Tier.of(about.getTier()).key())
                    .put("due", about.getDueAt().toString());
        }
        data.put("link", link(facts));
        return body.toString();
    }

    private @Nullable String link(Facts facts) {
        if (publicUrl == null) {
            return null;
        }
        CasesRecord about = facts.about();
        return publicUrl + (about == null ? "/alarms" : "/cases/" + about.getCaseId());
    }

    private String word(String key, Object... facts) {
        return facts.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), Locale.ENGLISH).format(facts);
    }
}
