package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.QUARANTINE;
import static org.havendesk.db.source.Tables.REPORT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;

/** Reads the chat store's reports in the order of their cursor. */
class IncomingReports {
    private static final int PAGE = 5000;

    private final DSLContext desk;
    private final DSLContext chat;

    IncomingReports(DSLContext desk, DSLContext chat) {
        this.desk = desk;
        this.chat = chat;
    }

    /** The next reports behind {@code head}. */
    List<IncomingReport> after(long head, int limit) {
        return reports()
                .where(REPORT.SEQ.gt(head))
                .orderBy(REPORT.SEQ, REPORT.REPORT_ID)
                .limit(limit)
                .fetch(mapping(IncomingReport::new));
    }

    /** Reports above {@code trailing} and up to {@code head} that the desk does not have: they were committed late. */
    List<IncomingReport> missed(long trailing, long head, int limit) {
        List<String> missing = new ArrayList<>();
        long from = trailing;
        List<Record2<Long, String>> page = page(from, head);
        while (!page.isEmpty() && missing.size() < limit) {
            Set<String> ids = new LinkedHashSet<>();
            page.forEach(r -> ids.add(r.value2()));
            known(ids).forEach(ids::remove);
            missing.addAll(ids);
            from = page.getLast().value1();
            page = page.size() < PAGE ? List.of() : page(from, head);
        }
        return missing.isEmpty()
                ? List.of()
                : reports()
                        .where(REPORT.REPORT_ID.in(missing.stream().limit(limit).toList()))
                        .orderBy(REPORT.SEQ, REPORT.REPORT_ID)
                        .fetch(mapping(IncomingReport::new));
    }

    private List<Record2<Long, String>> page(long from, long head) {
        return chat.select(REPORT.SEQ, REPORT.REPORT_ID)
                .from(REPORT)
                .where(REPORT.SEQ.gt(from))
                .and(REPORT.SEQ.le(head))
                .orderBy(REPORT.SEQ, REPORT.REPORT_ID)
                .limit(PAGE)
                .fetch();
    }

    private List<String> known(Collection<String> ids) {
        var report = org.havendesk.db.desk.Tables.REPORT;
        String[] array = ids.toArray(String[]::new);
        return desk.select(report.REPORT_ID)
                .from(report)
                .where(report.REPORT_ID.eq(any(array)))
                .unionAll(desk.select(QUARANTINE.RECORD_ID)
                        .from(QUARANTINE)
                        .where(QUARANTINE.STREAM.eq("report"))
                        .and(QUARANTINE.RECORD_ID.eq(any(array))))
                .fetch(report.REPORT_ID);
    }

    private SelectJoinStep<Record9<Long, String, String, String, String, String, String, String, Instant>> reports() {
        return chat.select(
                        REPORT.SEQ,
                        REPORT.REPORT_ID,
                        REPORT.MESSAGE_ID,
                        REPORT.ROOM_ID,
                        REPORT.MEMBER_ID,
                        REPORT.REPORTER_ID,
                        REPORT.CATEGORY,
                        REPORT.REASON,
                        REPORT.REPORTED_AT)
                .from(REPORT);
    }
}
