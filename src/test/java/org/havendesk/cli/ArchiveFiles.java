package org.havendesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two members, a room, a message that one of them reported. */
final class ArchiveFiles {
    private static final String LINES = """
            {"type":"member","id":"m1","handle":"rowan","joined_at":"2026-01-01T10:00:00Z"}
            {"type":"member","id":"m2","handle":"linden","joined_at":"2026-01-01T11:00:00Z"}
            {"type":"room","id":"r1","name":"garden","kind":"public","created_at":"2026-01-01T09:00:00Z"}
            {"type":"message","id":"t1","room":"r1","member":"m1","sent_at":"2026-02-01T12:00:00Z","body":"go away, all of you"}
            {"type":"report","id":"p1","message":"t1","reporter":"m2","category":"abuse","created_at":"2026-02-01T12:05:00Z"}
            """;

    private ArchiveFiles() {}

    static Path in(Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("small.jsonl"), LINES);
    }

    /** The same with a second report, of a message that is not there, in line 6. */
    static Path withABadRecord(Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("bad.jsonl"), LINES + """
                {"type":"report","id":"p2","message":"t9","reporter":"m2","category":"abuse","created_at":"2026-02-01T12:06:00Z"}
                """);
    }

    /** The same with a room of a key too many in line 6, and so many lines after it that are no JSON. */
    static Path withBadLines(Path folder, int count) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder).resolve("bad.jsonl"), LINES + """
                {"type":"room","id":"r2","name":"pond","kind":"public","created_at":"2026-01-01T09:00:00Z","depth":2}
                """ + "no json\n".repeat(count));
    }
}
