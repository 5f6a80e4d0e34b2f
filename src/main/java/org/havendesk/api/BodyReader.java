package org.havendesk.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Reads bodies that are small, JSON and come in time; nothing else gets further than here. */
final class BodyReader {
    private static final int PIECE = 8192;

    private final Duration patience;

    /** @param patience from the first byte to the last */
    BodyReader(Duration patience) {
        this.patience = patience;
    }

    byte[] read(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("none");
        if (!type.split(";")[0].strip().equalsIgnoreCase("application/json")
                || request.getHeader("Content-Encoding") != null) {
            throw new Refused(Problem.MEDIA_TYPE, "Content-Type has to be application/json, without Content-Encoding.");
        }
        if (request.getContentLengthLong() > Limits.BODY) {
            throw tooLarge();
        }
        long until = System.nanoTime() + patience.toNanos();
        var body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try (InputStream input = request.getInputStream()) {
            for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
                body.write(piece, 0, read);
                if (body.size() > Limits.BODY) {
                    throw tooLarge();
                }
                if (System.nanoTime() - until > 0) {
                    throw tooSlow();
                }
            }
        } catch (IOException e) {
            throw tooSlow(); // a silence that was too long; or nobody is there any more to hear this
        }
        return body.toByteArray();
    }

    private Refused tooSlow() {
        return new Refused(Problem.TOO_SLOW, "The body has to be here within " + patience.toSeconds() + " s.");
    }

    private static Refused tooLarge() {
        return new Refused(Problem.TOO_LARGE, "A body has at most " + Limits.BODY + " bytes.");
    }
}
