package org.havendesk.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.havendesk.api.RecordReader.Values;
import org.havendesk.api.Refused.Wrong;
import org.havendesk.api.Requests.Sender;
import org.havendesk.intake.Inbox;
import org.havendesk.intake.Inbox.Kept;
import org.havendesk.intake.NewCheckIn;
import org.havendesk.intake.NewReport;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Lets one record in, or refuses it: who sends it, whether it is whole and new, what it says. */
final class Door {
    private static final String BEARER = "Bearer ";
    private static final byte[] NOBODYS_KEY = new byte[32];

    private final DSLContext desk;
    private final Requests requests;
    private final Inbox inbox;
    private final BodyReader bodies;
    private final Semaphore places = new Semaphore(Limits.PLACES, true);

    Door(DSLContext desk, Inbox inbox, BodyReader bodies) {
        this.desk = desk;
        this.requests = new Requests(desk);
        this.inbox = inbox;
        this.bodies = bodies;
    }

    /** What was taken: the source's own id of it, when it came first, and which keys of it nobody reads. */
    record Taken(String id, Instant receivedAt, List<String> ignored) {}

    /** {@link Refused} where nothing was taken. */
    Taken take(Shape shape, HttpServletRequest request) {
        String token = token(request.getHeader("Authorization"));
        Optional<Sender> sender = inPlace(() -> requests.sender(token));
        byte[] body;
        try {
            body = bodies.read(request);
        } catch (Refused refused) {
            inPlace(() -> counted(sender, refused));
            throw refused;
        }
        return inPlace(() -> {
            try {
                return take(shape, sender, request, body);
            } catch (Refused refused) {
                throw counted(sender, refused);
            }
        });
    }

    private Taken take(Shape shape, Optional<Sender> known, HttpServletRequest request, byte[] body) {
        var signature = Signature.of(
                request.getHeader(Signature.ID),
                request.getHeader(Signature.TIMESTAMP),
                request.getHeader(Signature.SIGNATURE));
        byte[] expected = signature.expected(known.map(Sender::signingKey).orElse(NOBODYS_KEY), body);
        boolean fits = signature.fits(expected);
        Sender sender = known.filter(someone -> fits).orElseThrow(Door::notKnown);
        checkClock(signature, sender.now());
        requests.pause(sender.sourceId()).ifPresent(Door::tooMany);
        if (!sender.scopes().contains(shape.scope())) {
            throw new Refused(
                    Problem.SCOPE,
                    "The token has not the scope " + shape.scope().key() + ".");
        }
        Values values = RecordReader.read(shape, body, new FieldReader(sender.now()));
        return switch (shape) {
            case REPORT -> {
                NewReport report = report(values);
                refuse(inbox.unknown(report), values);
                yield keep(
                        sender,
                        shape,
                        signature,
                        expected,
                        body,
                        values,
                        (tx, digest) -> inbox.put(tx, sender.sourceId(), report, digest));
            }
            case CHECK_IN -> {
                NewCheckIn checkIn = checkIn(values);
                refuse(inbox.unknown(checkIn), values);
                yield keep(
                        sender,
                        shape,
                        signature,
                        expected,
                        body,
                        values,
                        (tx, digest) -> inbox.put(tx, sender.sourceId(), checkIn, digest));
            }
        };
    }

    private interface Put {
        Optional<Kept> put(DSLContext tx, byte[] digest);
    }

    /** All of it or nothing: what was refused or cut off in here can be sent again as it is. */
    private Taken keep(
            Sender sender, Shape shape, Signature signature, byte[] signed, byte[] body, Values values, Put put) {
        long source = sender.sourceId();
        byte[] digest = Secrets.sha256(body);
        return desk.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            if (!requests.isFirst(tx, source, signed)) {
                throw new Refused(
                        Problem.SIGNATURE_USED,
                        "Sign each try anew, with the time of the try. The webhook-id stays the same.");
            }
            if (!requests.isSame(tx, source, signature.id(), digest)) {
                throw new Refused(
                        Problem.KEY_USED, "Another body was sent with the webhook-id " + signature.id() + " before.");
            }
            Kept kept = put.put(tx, digest)
                    .orElseThrow(() -> new Refused(
                            Problem.ID_USED, "Another body was sent with the id " + values.text("id") + " before."));
            if (kept.fresh() && !requests.count(tx, source, shape.scope())) {
                throw notKnown();
            }
            return new Taken(values.text("id"), kept.receivedAt(), values.ignored());
        });
    }

    private static NewReport report(Values values) {
        return new NewReport(
                values.text("id"),
                values.text("message"),
                values.text("room"),
                values.text("member"),
                values.text("reporter"),
                values.text("category"),
                values.text("reason"),
                values.text("text"),
                values.time("created_at"));
    }

    private static NewCheckIn checkIn(Values values) {
        return new NewCheckIn(
                values.text("id"),
                values.text("member"),
                values.text("room"),
                values.text("instrument"),
                values.text("phase"),
                values.text("items"),
                values.number("score"),
                values.time("answered_at"));
    }

    private static void refuse(List<String> unknown, Values values) {
        if (!unknown.isEmpty()) {
            throw new Refused(unknown.stream()
                    .map(field -> new Wrong(
                            field,
                            values.text(field),
                            field.equals("message")
                                    ? "is not in the chat; name a member or a room as well, or send it again when it is"
                                    : "is not in the chat"))
                    .toList());
        }
    }

    private static void checkClock(Signature signature, Instant now) {
        long off = signature.timestamp() - now.getEpochSecond();
        if (Math.abs(off) > Limits.TOLERANCE.toSeconds()) {
            throw new Refused(
                    Problem.CLOCK,
                    "webhook-timestamp is " + Math.abs(off) + " s " + (off > 0 ? "ahead of" : "behind")
                            + " the console's clock; at most " + Limits.TOLERANCE.toSeconds() + " s are allowed.");
        }
    }

    private static void tooMany(Duration wait) {
        throw new Refused(Problem.TOO_MANY, "This source has sent too many requests for a moment.", wait);
    }

    private static Refused notKnown() {
        return new Refused(Problem.NOT_KNOWN, "No source has this token and this signature.");
    }

    private Refused counted(Optional<Sender> sender, Refused refused) {
        sender.ifPresentOrElse(
                someone -> requests.countRefused(someone.sourceId(), refused.problem()), requests::countStranger);
        return refused;
    }

    /** Never null, so that nobody's token takes the same way as a wrong one. */
    private static String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    private <T> T inPlace(Supplier<T> work) {
        boolean has = false;
        try {
            has = places.tryAcquire(Limits.WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!has) {
                throw new Refused(Problem.BUSY, "Many requests are waiting here.", Duration.ofSeconds(1));
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.BUSY, "The console is being stopped.", Duration.ofSeconds(5));
        } finally {
            if (has) {
                places.release();
            }
        }
    }
}
