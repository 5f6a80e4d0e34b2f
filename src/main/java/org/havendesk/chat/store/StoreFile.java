package org.havendesk.chat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The views of a platform that comes along: the file {@code db/chat/<platform>.sql}.
 *
 * @param platform as operators write it
 */
public record StoreFile(String platform) {
    public static final StoreFile HAVENDESK = new StoreFile("havendesk");
    public static final StoreFile SYNAPSE = new StoreFile("synapse");
    public static final StoreFile EJABBERD = new StoreFile("ejabberd");

    private static final String CONTRACT = "contract";

    /** The platform of this name, where there is a file for it. */
    public static Optional<StoreFile> of(String platform) {
        boolean known = platform.matches("[a-z][a-z0-9_-]*")
                && !platform.equals(CONTRACT)
                && StoreFile.class.getClassLoader().getResource(path(platform)) != null;
        return known ? Optional.of(new StoreFile(platform)) : Optional.empty();
    }

    /** The contract and the platform's views over it, as one script. */
    public String script() {
        return read(CONTRACT) + "\n" + read(platform);
    }

    private static String path(String name) {
        return "db/chat/" + name + ".sql";
    }

    private static String read(String name) {
        try (var in = StoreFile.class.getClassLoader().getResourceAsStream(path(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path(name), e);
        }
    }
}
