package org.havendesk.oversight.ui;

import com.vaadin.flow.component.Component;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.havendesk.kit.Phrase;
import org.havendesk.oversight.LedgerLine;
import org.jspecify.annotations.Nullable;

/** Entries in words. A verb or kind that the bundle does not know is shown as the ledger has it. */
final class LedgerWords {
    private static final String EVERY_CHANGE = "version";
    private static final Pattern KEY = Pattern.compile("[a-z]+(_[a-z]+)+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private LedgerWords() {}

    static String verb(Component part, String verb) {
        return Phrase.find(part, "ledger.verb." + verb).orElse(plain(verb));
    }

    static String kind(Component part, String kind) {
        return Phrase.find(part, "ledger.kind." + kind).orElse(plain(kind));
    }

    /** {@code Case 1002}, {@code Setting clocks}; of an account the person's name. */
    static String object(Component part, LedgerLine line) {
        if (line.objectName() != null) {
            return line.objectName();
        }
        return part.getTranslation("ledger.object", kind(part, line.objectKind()), plain(line.objectId()));
    }

    static String who(Component part, LedgerLine line) {
        return who(part, line.actorKind(), line.actorName());
    }

    static String who(Component part, String kind, String name) {
        return kind.equals("person") ? name : part.getTranslation("ledger.who." + kind, name);
    }

    /** The reason, or what changed in short. */
    static String why(Component part, LedgerLine line) {
        if (line.reason() != null && !line.reason().isBlank()) {
            return line.reason();
        }
        return String.join("; ", changes(part, line));
    }

    /** {@code tier: urgent → immediate}; the running version of a case is part of every change and told only in the details. */
    static List<String> changes(Component part, LedgerLine line) {
        List<String> changes = new ArrayList<>();
        for (String name : names(line)) {
            if (name.equals(EVERY_CHANGE)) {
                continue;
            }
            String before = brief(line.before().get(name));
            String after = brief(line.after().get(name));
            changes.add(
                    before != null && after != null
                            ? part.getTranslation("ledger.change", plain(name), before, after)
                            : part.getTranslation("ledger.fact", plain(name), before == null ? after : before));
        }
        return changes;
    }

    static TreeSet<String> names(LedgerLine line) {
        var names = new TreeSet<>(line.before().keySet());
        names.addAll(line.after().keySet());
        return names;
    }

    /** {@code 48,213} */
    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** {@code 9f2c…41ab} */
    static String shortSeal(String seal) {
        return seal.substring(0, 4) + "…" + seal.substring(seal.length() - 4);
    }

    /** {@code 9f2c 83d1 … 0c77 41ab} */
    static String seal(String seal) {
        int end = seal.length();
        return String.join(
                " ",
                seal.substring(0, 4),
                seal.substring(4, 8),
                "…",
                seal.substring(end - 8, end - 4),
                seal.substring(end - 4));
    }

    /** A value as a table shows it: no underscores in keys, of a digest its ends. The entry itself shows it whole. */
    static @Nullable String brief(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (DIGEST.matcher(value).matches()) {
            return shortSeal(value);
        }
        return KEY.matcher(value).matches() ? plain(value) : value;
    }

    static String plain(String key) {
        return key.replace('_', ' ');
    }
}
