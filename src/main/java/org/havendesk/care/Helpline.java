package org.havendesk.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place to turn to.
 *
 * @param country ISO 3166 code of two letters, or {@link #EUROPE} for all of the European Union
 * @param about what it is, in a few words
 * @param languages tags of BCP 47, {@code en}
 * @param topics what it is for: {@code crisis}, {@code emergency}, {@code children} ...
 * @param source where this stands, an address or a sentence
 * @param verifiedAt the day on which somebody last checked it; null: never
 */
public record Helpline(
        String key,
        String country,
        String name,
        @Nullable String about,
        List<Channel> channels,
        OpeningHours hours,
        List<String> languages,
        List<String> topics,
        @Nullable String source,
        @Nullable LocalDate verifiedAt) {
    /** The "country" of helplines that answer in every country of the European Union. */
    public static final String EUROPE = "EU";
    /** What is not checked for longer than this is marked; it stays selectable. */
    public static final int CHECKED_FOR_DAYS = 180;

    private static final Set<String> UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** How a helpline is reached. */
    public enum ChannelKind {
        PHONE,
        TEXT,
        CHAT,
        EMAIL;

        public String key() {
            return name().toLowerCase();
        }
    }

    /**
     * One way to reach it.
     *
     * @param dial what somebody has to dial or open, verbatim: short codes have no international form
     * @param keyword the word to text, or null
     */
    public record Channel(
            ChannelKind kind, String dial, @Nullable String keyword) {
        public Channel {
            if (dial == null || dial.isBlank()) {
                throw new IllegalArgumentException("a way to reach a helpline needs its number or address");
            }
            dial = dial.strip();
            keyword = keyword == null || keyword.isBlank() ? null : keyword.strip();
            if (keyword != null && kind != ChannelKind.TEXT) {
                throw new IllegalArgumentException(
                        "the word " + keyword + " can be texted only; " + dial + " is no text");
            }
        }

        /** {@code 116 123}, {@code SHOUT to 85258}: what is said or shown, word for word. */
        public String words() {
            return keyword == null ? dial : keyword + " to " + dial;
        }
    }

    public Helpline {
        if (isBlank(key) || isBlank(name)) {
            throw new IllegalArgumentException("a helpline needs a name");
        }
        if (country == null || !country.equals(EUROPE) && !COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("the country of " + name + " is not known: " + country);
        }
        if (channels == null || channels.isEmpty()) {
            throw new IllegalArgumentException(name
                    + " has no way to be reached: give a phone number, a text number, a chat or an e-mail address");
        }
        about = isBlank(about) ? null : about.strip();
        source = isBlank(source) ? null : source.strip();
        channels = List.copyOf(channels);
        hours = hours == null ? OpeningHours.always() : hours;
        languages = languages == null ? List.of() : List.copyOf(languages);
        topics = topics == null ? List.of() : List.copyOf(topics);
    }

    public boolean isOpen(Instant at) {
        return hours.isOpen(at);
    }

    /** Whether nobody has checked it for too long, seen from this day. */
    public boolean needsChecking(LocalDate today) {
        return daysUnchecked(today).map(days -> days > CHECKED_FOR_DAYS).orElse(true);
    }

    /** Days since the last check; empty where there was none. */
    public Optional<Long> daysUnchecked(LocalDate today) {
        return Optional.ofNullable(verifiedAt).map(checked -> ChronoUnit.DAYS.between(checked, today));
    }

    /** Whether somebody in this country can use it. */
    public boolean serves(String where) {
        return country.equals(where) || country.equals(EUROPE) && UNION.contains(where);
    }

    /** The same one, checked on this day. */
    public Helpline checked(LocalDate day) {
        return new Helpline(key, country, name, about, channels, hours, languages, topics, source, day);
    }

    /** As a message offers it: {@code Samaritans on 116 123}, {@code text SHOUT to 85258}. In English, for the author to edit. */
    public String offer() {
        List<String> ways = channels.stream().map(this::way).toList();
        return String.join(" or ", ways);
    }

    private String way(Channel channel) {
        boolean first = channel.equals(channels.getFirst());
        return switch (channel.kind()) {
            case PHONE -> (first ? name + " on " : "call ") + channel.words();
            case TEXT -> (first ? name + ": text " : "text ") + channel.words();
            case CHAT -> (first ? name + " at " : "chat at ") + channel.words();
            case EMAIL -> (first ? name + ": write to " : "write to ") + channel.words();
        };
    }

    private static boolean isBlank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
