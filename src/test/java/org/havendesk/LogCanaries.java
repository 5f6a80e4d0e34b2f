package org.havendesk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the log of the whole suite after its last test, as the last step of the build, and fails it where a message body, a
 * handle, a password, its hash or a token stands in it. The tests use these words for nothing else.
 */
public final class LogCanaries {
    /** What it is, and how the tests write it. */
    private record Canary(String what, Pattern words) {}

    private static final List<Canary> CANARIES = List.of(
            canary("a message", "words of \\S"),
            canary("a message to a member", "Words to you"),
            canary("a message", "feel low|quillfeather|harebell"),
            canary("a handle", "\\b[\\w-]+-handle\\b"),
            canary("a reason", "it was unkind"),
            canary("a password", "calm harbour lights tonight|for-tests-only"),
            canary("the hash of a password", "\\$argon2id\\$v=|\\{argon2"),
            canary("a session", "JSESSIONID=[0-9A-F]{16}"),
            canary("a token", "whsec_[A-Za-z0-9+/]{8}"));

    private LogCanaries() {}

    /** @param arguments the folder of logs; exits with 1 where something stands in one that nobody may read */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (!Files.isDirectory(folder)) {
            System.out.println("No test has run: there is no log to read.");
            return;
        }
        List<String> found = find(folder);
        if (!found.isEmpty()) {
            System.err.println("The log tells what nobody may read:\n" + String.join("\n", found));
            System.exit(1);
        }
        System.out.println("The logs of the suite were read: no message, handle, password or token.");
    }

    /** Where what stands, by file and line; the words themselves are not repeated. Read once: the next run writes new ones. */
    static List<String> find(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
                List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                for (int line = 0; line < lines.size(); line++) {
                    for (Canary canary : CANARIES) {
                        if (canary.words().matcher(lines.get(line)).find()) {
                            found.add(file.getFileName() + ":" + (line + 1) + " holds " + canary.what());
                        }
                    }
                }
                Files.move(
                        file, file.resolveSibling(file.getFileName() + ".read"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return found;
    }

    private static Canary canary(String what, String words) {
        return new Canary(what, Pattern.compile(words));
    }
}
