package org.havendesk.cases.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.cases.Conversation;
import org.havendesk.cases.Conversation.Line;
import org.jspecify.annotations.Nullable;

/** The messages that the page shows, oldest first; grows at both ends. */
final class ConversationStretch {
    private final @Nullable String roomName;
    private final boolean fromEvidence;
    private final List<Line> lines = new ArrayList<>();
    private boolean moreEarlier;
    private boolean moreLater;

    ConversationStretch(Conversation opened) {
        roomName = opened.roomName();
        fromEvidence = opened.fromEvidence();
        lines.addAll(opened.lines());
        moreEarlier = opened.moreEarlier();
        moreLater = opened.moreLater();
    }

    /** Adds older messages in front and returns those that were not here yet. */
    List<Line> prepend(Conversation earlier) {
        List<Line> added = unknown(earlier);
        lines.addAll(0, added);
        moreEarlier = earlier.moreEarlier();
        return added;
    }

    /** Adds newer messages at the end and returns those that were not here yet. */
    List<Line> append(Conversation later) {
        List<Line> added = unknown(later);
        lines.addAll(added);
        moreLater = later.moreLater();
        return added;
    }

    /** The line before this one, null for the first. */
    @Nullable
    Line before(Line line) {
        int index = indexOf(line.messageId());
        return index <= 0 ? null : lines.get(index - 1);
    }

    Optional<Line> line(@Nullable String messageId) {
        int index = indexOf(messageId);
        return index < 0 ? Optional.empty() : Optional.of(lines.get(index));
    }

    /** Puts the line in the place of the one of the same message. */
    void replace(Line line) {
        lines.replaceAll(each -> each.messageId().equals(line.messageId()) ? line : each);
    }

    /** The newest reported message, where none was asked for. */
    Optional<Line> newestReported() {
        return lines.stream().filter(Line::reported).reduce((older, newer) -> newer);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    Line first() {
        return lines.getFirst();
    }

    Line last() {
        return lines.getLast();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean hasEarlier() {
        return moreEarlier && !lines.isEmpty();
    }

    boolean hasLater() {
        return moreLater && !lines.isEmpty();
    }

    boolean isFromEvidence() {
        return fromEvidence;
    }

    @Nullable
    String roomName() {
        return roomName;
    }

    private int indexOf(@Nullable String messageId) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).messageId().equals(messageId)) {
                return i;
            }
        }
        return -1;
    }

    private List<Line> unknown(Conversation more) {
        Set<String> known = lines.stream().map(Line::messageId).collect(Collectors.toCollection(HashSet::new));
        return more.lines().stream().filter(line -> known.add(line.messageId())).toList();
    }
}
