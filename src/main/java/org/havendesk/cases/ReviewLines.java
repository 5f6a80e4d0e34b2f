package org.havendesk.cases;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.havendesk.chat.Member;
import org.havendesk.chat.Message;
import org.havendesk.chat.Pseudonyms;
import org.havendesk.db.desk.tables.records.EvidenceRecord;
import org.havendesk.db.desk.tables.records.ReplyRecord;
import org.havendesk.db.desk.tables.records.ReportRecord;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Messages as a moderator reads them: aliases instead of handles, the words at the time of the report, hard ones hidden. */
final class ReviewLines {
    private final Pseudonyms pseudonyms;

    ReviewLines(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** The messages as lines, in their order. {@code showWords}: also those that the topic or the category hides. */
    List<Conversation.Line> of(ReviewMatter matter, List<Message> messages, boolean showWords) {
        List<@Nullable String> texts = messages.stream()
                .map(m -> words(matter, m))
                .map(t -> t == null ? "" : t)
                .toList();
        List<String> around = Stream.concat(messages.stream().map(Message::memberId), matter.people())
                .distinct()
                .toList();
        Pseudonyms.Names names = names(around, texts);
        return messages.stream().map(m -> line(matter, m, names, showWords)).toList();
    }

    /** The aliases of these people, and of whoever is named in the texts as far as the chat store can be asked. */
    Pseudonyms.Names names(List<String> around, List<@Nullable String> texts) {
        try {
            return pseudonyms.of(around, texts);
        } catch (DataAccessException e) {
            return pseudonyms.withoutChat(around);
        }
    }

    /** The copy of a reply as the message that it was. */
    static Message message(ReplyRecord copy, String memberId) {
        return new Message(
                0, copy.getMessageId(), copy.getRoomId(), memberId, copy.getSentAt(), copy.getBody(), null, null, null);
    }

    /** The copy at the time of the report as the message that it was. */
    static Message message(EvidenceRecord copy) {
        return new Message(
                copy.getPosition(),
                copy.getMessageId(),
                copy.getRoomId(),
                copy.getMemberId(),
                copy.getSentAt(),
                copy.getBody(),
                copy.getReplyTo(),
                copy.getEditedAt(),
                copy.getRemovedAt());
    }

    private static Conversation.Line line(
            ReviewMatter matter, Message message, Pseudonyms.Names names, boolean showWords) {
        EvidenceRecord copy = matter.evidence().get(message.messageId());
        List<ReportRecord> reports = matter.reportsOf(message.messageId());
        String body = words(matter, message);
        boolean hidden = !showWords && body != null && reports.stream().anyMatch(matter.hidden()::hides);
        Member author = names.members().get(message.memberId());
        return new Conversation.Line(
                message.messageId(),
                names.of(message.memberId()),
                matter.isSubject(message.memberId()),
                author != null && author.bot(),
                message.sentAt(),
                hidden ? null : names.mask(body),
                body == null ? 0 : body.strip().split("\\s+").length,
                !reports.isEmpty(),
                (int) reports.stream()
                        .map(ReportRecord::getReporterId)
                        .distinct()
                        .count(),
                hidden,
                copy != null && !Objects.equals(copy.getBody(), message.body()),
                copy != null && message.removedAt() != null && copy.getRemovedAt() == null);
    }

    /** The words at the time of the report, where a copy was taken; they stand even if the chat has others now. */
    private static @Nullable String words(ReviewMatter matter, Message message) {
        EvidenceRecord copy = matter.evidence().get(message.messageId());
        return copy == null ? message.body() : copy.getBody();
    }
}
