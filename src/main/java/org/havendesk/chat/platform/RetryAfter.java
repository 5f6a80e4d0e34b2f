package org.havendesk.chat.platform;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** How long a platform asks to be left alone: Retry-After (RFC 9110, seconds or a date), or what Matrix says in milliseconds. */
final class RetryAfter {
    private static final Duration UNSAID = Duration.ofSeconds(5);

    /** A moderator waits for the receipt; whoever asks for more is asked again. */
    private static final Duration MOST = Duration.ofMinutes(10);

    private RetryAfter() {}

    static Duration of(HttpHeaders headers, JsonNode body) {
        Duration asked = headers.firstValue("retry-after")
                .map(RetryAfter::parsed)
                .orElseGet(() -> Duration.ofMillis(body.path("retry_after_ms").asLong(UNSAID.toMillis())));
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }

    private static Duration parsed(String value) {
        try {
            return value.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return UNSAID;
        }
    }
}
