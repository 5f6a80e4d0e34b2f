package org.havendesk.alarm;

import static org.havendesk.db.desk.Tables.CASES;
import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.care.Helplines;
import org.havendesk.cases.Signposts;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Template;
import org.havendesk.shift.Shifts;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where nobody is on shift, and if it is switched on, answers the member of a new Immediate care case once, with helplines. */
class AutoSignpost {
    static final String USE = "auto_signpost";

    private static final Logger LOG = LoggerFactory.getLogger(AutoSignpost.class);
    private static final Field<Instant> STILL_NEW = field("now() - interval '30 minutes'", Instant.class);

    private final DSLContext desk;
    private final Signposts signposts;

    AutoSignpost(DSLContext desk, Signposts signposts) {
        this.desk = desk;
        this.signposts = signposts;
    }

    /** Returns how many members were answered. */
    int answer() {
        var stored = new Settings(desk);
        Signpost signpost = stored.newest(Kinds.ALARMS).value().signpost();
        if (!signpost.on() || !Shifts.now(desk).isEmpty()) {
            return 0;
        }
        List<Long> waiting = desk.select(CASES.CASE_ID)
                .from(CASES)
                .where(AlarmCauses.waits())
                .and(AlarmCauses.isImmediate())
                .and(CASES.PATH.eq("care"))
                .and(CASES.QUEUED_AT.gt(STILL_NEW)) // switching it on does not answer what is old
                .and(CASES.LATE_ARRIVAL.isFalse())
                .orderBy(CASES.CASE_ID)
                .fetch(CASES.CASE_ID);
        Optional<String> words = waiting.isEmpty() ? Optional.empty() : words(stored, signpost, now());
        return words.isEmpty()
                ? 0
                : (int) waiting.stream()
                        .filter(caseId -> signposts.answer(desk, caseId, words.get()))
                        .count();
    }

    private Instant now() {
        return desk.select(AlarmWatch.CLOCK).fetchSingle().value1();
    }

    /** The configured words; empty, and loud in the log, where they cannot be sent as they are. */
    private static Optional<String> words(Settings stored, Signpost signpost, Instant now) {
        String helplines = signpost.helplines() == null
                ? stored.newest(Helplines.KIND).value().whereverYouAre(now)
                : signpost.helplines();
        Optional<String> words = stored.newest(Kinds.TEMPLATES).value().of(USE, null).stream()
                .filter(template ->
                        signpost.template() == null || template.key().equals(signpost.template()))
                .findFirst()
                .map(template -> template.fill(Map.of(
                        "helplines", helplines, "community", stored.community().name())));
        if (words.isEmpty() || helplines.isBlank() || Template.isUnfilled(words.get())) {
            LOG.error(
                    "the automatic signpost is on, but its template is missing, holds a placeholder that cannot be filled, or no helpline for a crisis is open");
            return Optional.empty();
        }
        return words;
    }
}
