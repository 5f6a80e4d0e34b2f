package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.EVIDENCE;
import static org.havendesk.db.desk.Tables.REPLY;
import static org.havendesk.db.desk.Tables.REPORT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseFile.ReportWords;
import org.havendesk.chat.Change;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Message;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.chat.Room;
import org.havendesk.db.desk.tables.records.ReportRecord;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Reading a conversation. Every call that returns words is one ledger entry: who, what range, why, when. Nobody reads their own
 * matter: {@code AccessDeniedException}.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Reviews {
    private static final int AROUND = 5;
    private static final int STEP = 25;

    private final DSLContext desk;
    private final Conversations conversations;
    private final ReviewLines lines;
    private final Looks looks;
    private final CaseHistory history;

    public Reviews(DSLContext desk, Conversations conversations, Pseudonyms pseudonyms) {
        this.desk = desk;
        this.conversations = conversations;
        this.lines = new ReviewLines(pseudonyms);
        this.looks = new Looks(desk);
        this.history = new CaseHistory();
    }

    /**
     * A reported message of the case with 5 messages before and after it; where no report names a message, the last
     * messages of the room that the report is about.
     *
     * @param messageId which reported message, or reply, stands in the middle; null for that of the newest report
     */
    public Conversation open(long caseId, @Nullable String messageId, Person reader) {
        ReviewMatter matter = ReviewMatter.read(desk, caseId, reader);
        Conversation conversation = stretch(matter, messageId);
        looks.record(matter, CaseHistory.LOOK, conversation.lines(), null, reader);
        return conversation;
    }

    /** 25 more messages before {@code messageId} of the same room, oldest first; the reason is required. */
    public Conversation earlier(long caseId, String messageId, String reason, Person reader) {
        Message from = within(caseId, messageId, reader);
        List<Message> more = conversations.before(from, STEP + 1);
        boolean moreEarlier = more.size() > STEP;
        return step(caseId, from, moreEarlier ? more.subList(1, more.size()) : more, moreEarlier, true, reason, reader);
    }

    /** 25 more messages after {@code messageId} of the same room, oldest first; the reason is required. */
    public Conversation later(long caseId, String messageId, String reason, Person reader) {
        Message from = within(caseId, messageId, reader);
        List<Message> more = conversations.after(from, STEP + 1);
        boolean moreLater = more.size() > STEP;
        return step(caseId, from, moreLater ? more.subList(0, STEP) : more, true, moreLater, reason, reader);
    }

    /** What became of these messages in the chat, by message: no words, and so no look. */
    public Map<String, Conversation.Since> since(long caseId, List<Change> changes, Person reader) {
        ReviewMatter matter = ReviewMatter.read(desk, caseId, reader);
        Map<String, Message> now =
                conversations.messages(changes.stream().map(Change::messageId).collect(Collectors.toSet()));
        return changes.stream()
                .collect(Collectors.toMap(
                        Change::messageId,
                        change -> Conversation.Since.of(
                                matter.evidence().get(change.messageId()), change, now.get(change.messageId())),
                        Conversation.Since::and));
    }

    /** The line of a reported message with its hidden words. */
    public Conversation.Line showWords(long caseId, String messageId, Person reader) {
        ReviewMatter matter = ReviewMatter.read(desk, caseId, reader);
        if (matter.reportsOf(messageId).isEmpty()) {
            throw new IllegalArgumentException("no report of case " + caseId + " names this message");
        }
        Message message = stored(messageId)
                .or(() -> Optional.ofNullable(matter.evidence().get(messageId)).map(ReviewLines::message))
                .orElseThrow();
        Conversation.Line line = lines.of(matter, List.of(message), true).getFirst();
        looks.record(matter, CaseHistory.SHOW_WORDS, List.of(line), null, reader);
        return line;
    }

    /** The reason that the reader gave earlier for reading more of this case's conversation, or null. */
    public @Nullable String reasonGiven(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        return history.reasonGiven(desk, caseId, reader);
    }

    /** The words of the case's reports by report, hidden ones included, with handles shown as aliases. */
    public Map<String, ReportWords> showReasons(long caseId, Person reader) {
        ReviewMatter matter = ReviewMatter.read(desk, caseId, reader);
        List<ReportRecord> reports =
                matter.reports().stream().filter(CaseFiles::hasWords).toList();
        Pseudonyms.Names names = lines.names(
                matter.people().distinct().toList(),
                reports.stream()
                        .flatMap(r -> Stream.of(r.getReason(), r.getQuoted()))
                        .toList());
        Map<String, ReportWords> reasons = new HashMap<>();
        for (ReportRecord report : reports) {
            var words = new ReportWords(names.mask(report.getReason()), names.mask(report.getQuoted()));
            if (words.reason() != null || words.quoted() != null) {
                reasons.put(report.getReportId(), words);
            }
        }
        looks.record(
                caseId,
                CaseHistory.SHOW_REASONS,
                Map.of("reasons", reasons.size()),
                null,
                HardWords.reasons(caseId, reports),
                reader);
        return reasons;
    }

    /** What can be read beside the conversation, and how much of it: no words yet, and so no look. */
    public Beside beside(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        return Beside.read(desk, caseId);
    }

    /** What the member wrote after the team wrote to them, oldest first, with handles shown as aliases. */
    public List<Conversation.Line> replies(long caseId, Person reader) {
        ReviewMatter matter = ReviewMatter.read(desk, caseId, reader);
        List<Message> written = desk.selectFrom(REPLY)
                .where(REPLY.CASE_ID.eq(caseId))
                .orderBy(REPLY.SENT_AT, REPLY.MESSAGE_ID)
                .fetch(reply -> ReviewLines.message(reply, matter.row().getSubjectId()));
        List<Conversation.Line> found = lines.of(matter, written, true);
        looks.record(
                caseId, CaseHistory.SHOW_REPLIES, Looks.range(found), null, HardWords.replies(matter, found), reader);
        return found;
    }

    /** The answers that stood at their alert line, by report. */
    public Map<String, Integer> showAnswers(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        Map<String, Integer> answers = Beside.answers(desk, caseId);
        looks.record(caseId, CaseHistory.SHOW_ANSWERS, Map.of("answers", answers.size()), null, List.of(), reader);
        return answers;
    }

    private Conversation stretch(ReviewMatter matter, @Nullable String wanted) {
        if (wanted != null) {
            Optional<Message> reply = reply(matter, wanted);
            if (reply.isPresent()) {
                return aroundReply(matter, reply.get());
            }
        }
        List<String> reported = matter.reported();
        String messageId = wanted != null && reported.contains(wanted)
                ? wanted
                : reported.stream().findFirst().orElse(null);
        try {
            Optional<Message> middle = messageId == null ? lastOfRoom(matter) : conversations.message(messageId);
            if (middle.isPresent()) {
                return around(matter, middle.get());
            }
        } catch (DataAccessException e) {
            return copies(matter, messageId, true);
        }
        return copies(matter, messageId, false);
    }

    private Optional<Message> reply(ReviewMatter matter, String messageId) {
        return desk.selectFrom(REPLY)
                .where(REPLY.CASE_ID.eq(matter.row().getCaseId()))
                .and(REPLY.MESSAGE_ID.eq(messageId))
                .fetchOptional(reply -> ReviewLines.message(reply, matter.row().getSubjectId()));
    }

    /** The reply in its room; its copy alone where it cannot be read, or the chat store is out of reach or has it no longer. */
    private Conversation aroundReply(ReviewMatter matter, Message copy) {
        boolean outOfReach = false;
        try {
            Optional<Message> stored = copy.body() == null ? Optional.empty() : conversations.message(copy.messageId());
            if (stored.isPresent()) {
                return around(matter, stored.get());
            }
        } catch (DataAccessException e) {
            outOfReach = true;
        }
        return new Conversation(null, lines.of(matter, List.of(copy), false), false, false, outOfReach);
    }

    private Optional<Message> lastOfRoom(ReviewMatter matter) {
        return matter.reports().stream()
                .filter(r -> r.getRoomId() != null)
                .findFirst()
                .flatMap(r -> conversations.lastUntil(r.getRoomId(), r.getReportedAt()));
    }

    private Conversation around(ReviewMatter matter, Message middle) {
        List<Message> before = conversations.before(middle, AROUND + 1);
        List<Message> after = conversations.after(middle, AROUND + 1);
        boolean moreEarlier = before.size() > AROUND;
        boolean moreLater = after.size() > AROUND;
        List<Message> all = new ArrayList<>(moreEarlier ? before.subList(1, before.size()) : before);
        all.add(middle);
        all.addAll(moreLater ? after.subList(0, AROUND) : after);
        return new Conversation(roomName(middle.roomId()), lines.of(matter, all, false), moreEarlier, moreLater, false);
    }

    /** The evidence alone: the chat store is out of reach, or has the message no longer. */
    private Conversation copies(ReviewMatter matter, @Nullable String messageId, boolean outOfReach) {
        List<Message> copies = matter.reports().stream()
                .filter(r -> Objects.equals(r.getMessageId(), messageId))
                .limit(1)
                .flatMap(r -> desk
                        .selectFrom(EVIDENCE)
                        .where(EVIDENCE.REPORT_ID.eq(r.getReportId()))
                        .orderBy(EVIDENCE.POSITION)
                        .fetch(ReviewLines::message)
                        .stream())
                .toList();
        return new Conversation(matter.row().getRoomName(), lines.of(matter, copies, false), false, false, outOfReach);
    }

    private Conversation step(
            long caseId,
            Message from,
            List<Message> more,
            boolean moreEarlier,
            boolean moreLater,
            String reason,
            Person reader) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reading more needs a reason");
        }
        ReviewMatter matter = ReviewMatter.read(desk, caseId, reader);
        List<Conversation.Line> found = lines.of(matter, more, false);
        looks.record(matter, CaseHistory.LOOK_MORE, found, reason.strip(), reader);
        return new Conversation(roomName(from.roomId()), found, moreEarlier, moreLater, false);
    }

    /** The message, if it stands in a room that the case or a readable reply is about; nobody pages through other rooms. */
    private Message within(long caseId, String messageId, Person reader) {
        return within(desk, conversations, caseId, messageId, reader);
    }

    /** As above, for those who do more with the message than read it. */
    static Message within(DSLContext desk, Conversations conversations, long caseId, String messageId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        Message message = conversations.message(messageId).orElseThrow();
        boolean inRoom = desk.fetchExists(REPORT, REPORT.CASE_ID.eq(caseId).and(REPORT.ROOM_ID.eq(message.roomId())))
                || desk.fetchExists(
                        REPLY, REPLY.CASE_ID.eq(caseId), REPLY.ROOM_ID.eq(message.roomId()), REPLY.BODY.isNotNull());
        if (!inRoom) {
            throw new IllegalArgumentException("case " + caseId + " is not about the room of this message");
        }
        return message;
    }

    private Optional<Message> stored(String messageId) {
        try {
            return conversations.message(messageId);
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    private @Nullable String roomName(String roomId) {
        return conversations.room(roomId).map(Room::openName).orElse(null);
    }
}
