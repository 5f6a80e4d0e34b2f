package org.havendesk.cases.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseFile.ReportLine;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.Conversation;
import org.havendesk.cases.Conversation.Line;
import org.havendesk.cases.QueueRow;
import org.havendesk.cases.QueueRow.Holder;
import org.havendesk.chat.Alias;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;

/** Cases and lines for tests of the plain models. */
final class SomeCase {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final long READER = 1;

    private SomeCase() {}

    static CaseFile in(CaseState state, Holder holder) {
        return file(state, holder, 1, List.of());
    }

    /** At this version, with this many reports. */
    static CaseFile at(int version, int reports) {
        var lines = new ArrayList<ReportLine>();
        for (int i = 0; i < reports; i++) {
            lines.add(report("r" + i, "m1", "harassment", i));
        }
        return file(CaseState.CLAIMED, holder(READER), version, lines);
    }

    static Holder holder(long accountId) {
        return new Holder(accountId, "Mira Okafor", NOON.plusSeconds(600));
    }

    static ReportLine report(String id, String messageId, String category, int minute) {
        return new ReportLine(id, messageId, category, null, null, NOON.plusSeconds(60L * minute), false);
    }

    static Line line(int number) {
        return line(number, false);
    }

    static Line line(int number, boolean reported) {
        return new Line(
                "m" + number,
                new Alias("Copper Finch", "2QX"),
                false,
                false,
                NOON.plusSeconds(60L * number),
                "words " + number,
                2,
                reported,
                reported ? 1 : 0,
                false,
                false,
                false);
    }

    static Conversation lines(int from, int to, boolean moreEarlier, boolean moreLater) {
        var lines = new ArrayList<Line>();
        for (int number = from; number <= to; number++) {
            lines.add(line(number, number % 10 == 5));
        }
        return new Conversation("Evening circle", lines, moreEarlier, moreLater, false);
    }

    private static CaseFile file(CaseState state, Holder holder, int version, List<ReportLine> reports) {
        var row = new QueueRow(
                17,
                Tier.URGENT,
                2,
                CasePath.CONDUCT,
                state,
                "harassment",
                false,
                false,
                null,
                new Alias("Copper Finch", "2QX"),
                null,
                null,
                reports.size(),
                reports.size(),
                NOON,
                NOON,
                NOON.plusSeconds(3600),
                null,
                null,
                holder,
                false,
                NOON);
        return new CaseFile(
                row, version, 3, null, reports, List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of());
    }
}
