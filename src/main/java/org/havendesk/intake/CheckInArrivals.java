package org.havendesk.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havendesk.cases.Arrival;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Room;
import org.havendesk.settings.AlertLines;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Community;
import org.havendesk.settings.SortingTable;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the answer of a check-in that stands at its alert line. The tier follows the highest item answered, never a score.
 *
 * @param now of the database's clock
 */
record CheckInArrivals(AlertLines lines, Community community, Conversations conversations, Instant now) {
    static final String PREFIX = "check_in:";

    private static final String CATEGORY = "check_in";
    private static final int SEVERITY = 2;

    /** An older answer says little about today: it opens nothing. */
    private static final Duration TOO_OLD = Duration.ofHours(72);

    /** No item of a questionnaire is answered with more: beyond it something went wrong on the way. */
    private static final int HIGHEST_ANSWER = 10;

    private record Reached(AlertLines.Line line, int answer, Tier tier) {}

    static String reportId(String checkInId) {
        return PREFIX + checkInId;
    }

    /** Empty below the line; {@code IllegalArgumentException} with a plain reason where the check-in cannot be read. */
    Optional<Arrival> of(IncomingCheckIn checkIn) {
        List<AlertLines.Line> about = about(checkIn.instrument());
        if (about.isEmpty() || checkIn.items() == null) {
            return Optional.empty();
        }
        if (checkIn.memberId() == null || checkIn.answeredAt() == null) {
            throw new IllegalArgumentException(
                    "the check-in has no " + (checkIn.memberId() == null ? "member" : "time"));
        }
        JsonNode items = items(checkIn);
        Optional<Reached> reached = about.stream()
                .flatMap(line -> reached(line, items).stream())
                .min(Comparator.comparing(r -> r.tier().number()));
        return checkIn.answeredAt().isBefore(now.minus(TOO_OLD))
                ? Optional.empty()
                : reached.map(r -> arrival(checkIn, r));
    }

    private List<AlertLines.Line> about(@Nullable String instrument) {
        return instrument == null
                ? List.of()
                : lines.lines().stream()
                        .filter(line -> plain(line.instrument()).equals(plain(instrument)))
                        .toList();
    }

    /** "PHQ-9", "phq9" and "PHQ 9" are one questionnaire. */
    private static String plain(String instrument) {
        return instrument.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static JsonNode items(IncomingCheckIn checkIn) {
        JsonNode items = JsonMapper.shared().readTree(checkIn.items().data());
        if (items.isNull()) {
            return JsonMapper.shared().createObjectNode();
        }
        if (!items.isObject()) {
            throw new IllegalArgumentException("its items are not answers by item number");
        }
        items.properties().forEach(item -> check(item.getKey(), item.getValue()));
        return items;
    }

    /** The reason names the item and never the answer, which may be somebody's words. */
    private static void check(String item, JsonNode answer) {
        String which = item.matches("\\w{1,10}") ? "item " + item : "an item";
        if (answer.isNull()) {
            return; // not answered
        }
        if (!answer.isNumber()) {
            throw new IllegalArgumentException("the answer to " + which + " is not a number");
        }
        if (answer.decimalValue().stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("the answer to " + which + " is not a whole number");
        }
        if (answer.doubleValue() < 0 || answer.doubleValue() > HIGHEST_ANSWER) {
            throw new IllegalArgumentException("the answer to " + which + " is not within 0 and " + HIGHEST_ANSWER);
        }
    }

    private static Optional<Reached> reached(AlertLines.Line line, JsonNode items) {
        JsonNode answer = items.get(line.item().strip());
        return answer == null || answer.isNull()
                ? Optional.empty()
                : line.tier(answer.doubleValue())
                        .map(tier -> new Reached(line, answer.decimalValue().intValue(), tier));
    }

    private Arrival arrival(IncomingCheckIn checkIn, Reached reached) {
        Instant answered = checkIn.answeredAt().isAfter(now) ? now : checkIn.answeredAt();
        return new Arrival(
                reportId(checkIn.checkInId()),
                null,
                checkIn.roomId(),
                Optional.ofNullable(checkIn.roomId())
                        .flatMap(conversations::room)
                        .map(Room::openName)
                        .orElse(null),
                checkIn.memberId(),
                null,
                CATEGORY,
                null,
                answered,
                new SortingTable.Sorted(CATEGORY, CasePath.CARE, reached.tier(), SEVERITY, true),
                community.programOf(checkIn.roomId()),
                List.of(),
                0,
                null,
                new Arrival.Answer(reached.line().instrument(), reached.line().item(), reached.answer(), answered));
    }
}
