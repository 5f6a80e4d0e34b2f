package org.havendesk.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough: long, not among those that everybody tries first, not one's own name. Nothing is asked
 * about digits or signs, and no password has to be changed because time has passed (NIST SP 800-63B-4, section 3.1.1).
 */
public final class PasswordRules {
    /** Where the password is all that is asked for. */
    public static final int SHORTEST_ALONE = 15;

    /** Where a second step follows. */
    public static final int SHORTEST_BESIDE = 8;

    public static final int LONGEST = 128;

    private static final String LIST = "/passwords/common.txt";
    private static final Set<String> COMMON = load();
    private static final String ROWS =
            "01234567890 09876543210 abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba qwertyuiop poiuytrewq"
                    + " asdfghjkl lkjhgfdsa zxcvbnm mnbvcxz qwertzuiop azertyuiop 1qaz2wsx3edc4rfv5tgb 1q2w3e4r5t6y7u8i9o0p";
    private static final Pattern REPEATED = Pattern.compile("(.{1,8}?)\\1+.{0,2}");
    private static final int OWN_PART = 4;

    private PasswordRules() {}

    /** What is wrong with a password; the bundle's key of the sentence is {@code password.<name>}. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        OWN_NAME
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param secondStep whether one follows each time
     * @param own names that an attacker would try for this person: theirs, and the community's
     */
    public static Optional<Fault> fault(String password, boolean secondStep, Collection<String> own) {
        int length = password.codePointCount(0, password.length());
        if (length < (secondStep ? SHORTEST_BESIDE : SHORTEST_ALONE)) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (isCommon(password)) {
            return Optional.of(Fault.COMMON);
        }
        return isOwn(password, own) ? Optional.of(Fault.OWN_NAME) : Optional.empty();
    }

    /** On the list as it is, or once what people put around and into a word to make it look like a password is undone. */
    private static boolean isCommon(String password) {
        String plain = password.toLowerCase(Locale.ROOT).strip();
        String core = core(plain);
        return COMMON.contains(plain)
                || COMMON.contains(core)
                || isRow(plain)
                || REPEATED.matcher(plain).matches()
                || plain.codePoints().noneMatch(Character::isLetter)
                || COMMON.contains(once(core));
    }

    /** Letters alone: digits and signs around it dropped, those in it read as the letters they stand for. */
    private static String core(String plain) {
        String word = plain.replaceAll("^[^a-z]+|[^a-z]+$", "");
        var letters = new StringBuilder();
        for (char each : word.toCharArray()) {
            int stands = "013457@$!".indexOf(each);
            letters.append(stands < 0 ? each : "oieastasi".charAt(stands));
        }
        return letters.toString().replaceAll("[^a-z]", "");
    }

    private static String once(String word) {
        return word.replaceAll("^(.{3,}?)\\1+$", "$1");
    }

    private static boolean isRow(String plain) {
        for (String row : ROWS.split(" ")) {
            if ((row + row).contains(plain)
                    || plain.replace(row.substring(0, Math.min(8, row.length())), "")
                                    .length()
                            < 4) {
                return true;
            }
        }
        return false;
    }

    /** Where nothing much is left without a name. */
    private static boolean isOwn(String password, Collection<String> own) {
        String left = password.toLowerCase(Locale.ROOT);
        for (String name : own) {
            for (String part : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
                if (part.length() >= OWN_PART) {
                    left = left.replace(part, "");
                }
            }
        }
        return left.length() < SHORTEST_BESIDE && left.length() < password.length();
    }

    private static Set<String> load() {
        try (var in = new BufferedReader(
                new InputStreamReader(PasswordRules.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
