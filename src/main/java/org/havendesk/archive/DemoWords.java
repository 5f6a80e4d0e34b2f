package org.havendesk.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of the demo community put together from the parts of demo-phrases.txt, so that a year of them reads like people. */
final class DemoWords {
    private static final Pattern CHOICE = Pattern.compile("\\{([^}]*)\\}");
    private static final String ANYBODY = "own Carers";

    private final Map<String, List<String>> parts = new HashMap<>();

    DemoWords() {
        List<String> part = new ArrayList<>();
        boolean isHeading = true;
        for (String line : DemoScript.read("demo-phrases.txt")) {
            if (line.isEmpty()) {
                isHeading = true;
            } else if (isHeading) {
                part = parts.computeIfAbsent(line, heading -> new ArrayList<>());
                isHeading = false;
            } else {
                part.add(line);
            }
        }
    }

    /** Chooses one of each {@code {one|of|several}} and puts the handle in for {@code %s}. */
    static String chosen(String words, String handle, Random random) {
        return CHOICE.matcher(words.replace("%s", handle)).replaceAll(match -> {
            String[] choices = match.group(1).split("\\|");
            return Matcher.quoteReplacement(choices[random.nextInt(choices.length)]);
        });
    }

    /** How somebody of the program begins a conversation. */
    String opening(String program, Random random) {
        var words = new StringBuilder();
        if (random.nextInt(3) == 0) {
            words.append(part("lead", random)).append(' ');
        }
        words.append(part("event " + program, random));
        if (random.nextInt(3) > 0) {
            words.append(' ').append(part("feeling", random));
        }
        if (random.nextBoolean()) {
            words.append(' ').append(part("ask", random));
        }
        return chosen(words.toString(), "", random);
    }

    /** What somebody new says first. */
    String hello(Random random) {
        return chosen(part("hello", random), "", random);
    }

    /** What is said to somebody of the program, or in passing. */
    String answer(String program, String handle, Random random) {
        String words =
                switch (random.nextInt(7)) {
                    case 0 -> part("reply", random) + " " + part("wish", random);
                    case 1 -> part("reply", random) + " " + own(program, random);
                    case 2 -> own(program, random) + " " + part("wish", random);
                    case 3 -> part("reply", random) + " " + own(program, random) + " " + part("wish", random);
                    case 4 -> part("chat", random) + " " + own(program, random);
                    case 5 -> part("reply", random) + " " + part("chat", random);
                    default -> part("chat", random);
                };
        return chosen(words, handle, random);
    }

    private String own(String program, Random random) {
        return part(parts.containsKey("own " + program) ? "own " + program : ANYBODY, random);
    }

    private String part(String heading, Random random) {
        List<String> part = Objects.requireNonNull(parts.get(heading), heading);
        return part.get(random.nextInt(part.size()));
    }
}
