package org.havendesk.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A shell script that sends one report: what a source's people try first. */
public final class Example {

    private Example() {}

    /** The script with its three settings; nothing of it has to be changed to try it. */
    public static String script(String url, Secrets secrets) {
        return "URL='" + url + "'\nTOKEN='" + secrets.token() + "'\nSECRET='" + secrets.signingSecret() + "'\n"
                + body();
    }

    /** The script without its settings. */
    static String body() {
        try (InputStream resource = Example.class.getResourceAsStream("example.sh")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
