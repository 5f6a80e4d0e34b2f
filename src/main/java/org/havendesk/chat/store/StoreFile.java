package org.havendesk.chat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The platforms whose views come along, each one file {@code db/chat/<platform>.sql}. */
public enum StoreFile {
    HAVENDESK,
    SYNAPSE,
    EJABBERD;

    private static final String CONTRACT = "contract";

    /** The platform of this name. */
    public static Optional<StoreFile> of(String name) {
        return Arrays.stream(values()).filter(file -> file.key().equals(name)).findFirst();
    }

    /** Its name, as operators write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The contract and the platform's views over it, as one script. */
    public String script() {
        return read(CONTRACT) + "\n" + read(key());
    }

    private static String read(String name) {
        String path = "db/chat/" + name + ".sql";
        try (var in = StoreFile.class.getClassLoader().getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
