package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CHECK_IN_ANSWER;
import static org.havendesk.db.desk.Tables.REPLY;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Records;

/** What a case has beside its conversation, without any words: replies of the member, answers at their alert line; oldest first. */
public record Beside(List<Reply> replies, List<CheckIn> checkIns) {

    /** The member wrote after the team wrote to them. */
    public record Reply(String messageId, Instant sentAt) {}

    /** An answer that stood at its alert line. */
    public record CheckIn(String reportId, String instrument, String item, Instant answeredAt) {}

    public Beside {
        replies = List.copyOf(replies);
        checkIns = List.copyOf(checkIns);
    }

    public boolean isEmpty() {
        return replies.isEmpty() && checkIns.isEmpty();
    }

    static Beside read(DSLContext desk, long caseId) {
        return new Beside(
                desk.select(REPLY.MESSAGE_ID, REPLY.SENT_AT)
                        .from(REPLY)
                        .where(REPLY.CASE_ID.eq(caseId))
                        .orderBy(REPLY.SENT_AT, REPLY.MESSAGE_ID)
                        .fetch(mapping(Reply::new)),
                desk.select(
                                CHECK_IN_ANSWER.REPORT_ID,
                                CHECK_IN_ANSWER.INSTRUMENT,
                                CHECK_IN_ANSWER.ITEM,
                                CHECK_IN_ANSWER.ANSWERED_AT)
                        .from(CHECK_IN_ANSWER)
                        .join(REPORT)
                        .on(REPORT.REPORT_ID.eq(CHECK_IN_ANSWER.REPORT_ID))
                        .where(REPORT.CASE_ID.eq(caseId))
                        .orderBy(CHECK_IN_ANSWER.ANSWERED_AT, CHECK_IN_ANSWER.REPORT_ID)
                        .fetch(mapping(CheckIn::new)));
    }

    /** The answers by report. */
    static Map<String, Integer> answers(DSLContext desk, long caseId) {
        return desk.select(CHECK_IN_ANSWER.REPORT_ID, CHECK_IN_ANSWER.ANSWER)
                .from(CHECK_IN_ANSWER)
                .join(REPORT)
                .on(REPORT.REPORT_ID.eq(CHECK_IN_ANSWER.REPORT_ID))
                .where(REPORT.CASE_ID.eq(caseId))
                .collect(Records.intoMap());
    }
}
