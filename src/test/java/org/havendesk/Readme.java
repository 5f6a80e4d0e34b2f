package org.havendesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What README.md tells people to type, so that a test types it. */
public final class Readme {
    private Readme() {}

    /** The first block in this language that contains the words. */
    public static String block(String language, String words) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .filter(block -> block.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("README.md has no block of " + language + " with " + words));
    }
}
