package org.havendesk.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.access.RequestIds;
import org.havendesk.api.Door.Taken;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything below {@code /api/}: what may be sent, the document that describes it, and one form of refusal for all else. */
final class ApiServlet extends HttpServlet {
    static final String DOCUMENT = "/api/v1/openapi.json";

    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ACCEPTED = 202;

    private final transient Door door;
    private final transient byte[] document;

    ApiServlet(Door door) {
        this.door = door;
        try (InputStream resource = ApiServlet.class.getResourceAsStream("openapi.json")) {
            document = resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not {@code doPost}: every method is answered here, so that no other answer than ours leaves. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            answer(request, response);
        } catch (Refused refused) {
            refuse(response, refused);
        } catch (DataAccessException e) {
            LOG.warn("a request could not be kept: SQL state {}", e.sqlState());
            refuse(response, new Refused(Problem.BUSY, "The console cannot keep it now.", Duration.ofSeconds(5)));
        } catch (RuntimeException e) {
            LOG.error("a request failed: {}", e.getClass().getName()); // its message may quote the request
            refuse(response, new Refused(Problem.FAILED, "It was not taken. The console's log has this id."));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<Shape> shape = Stream.of(Shape.values())
                .filter(each -> each.path().equals(path))
                .findFirst();
        if (path.equals(DOCUMENT)) {
            need(request, response, "GET", "HEAD");
            write(response, HttpServletResponse.SC_OK, "application/json", document);
        } else if (shape.isPresent()) {
            need(request, response, "POST");
            Taken taken = door.take(shape.get(), request);
            write(response, ACCEPTED, "application/json", JSON.writeValueAsBytes(json(taken)));
        } else {
            throw new Refused(Problem.NO_SUCH_ADDRESS, "The addresses are listed at " + DOCUMENT + ".");
        }
    }

    private static void need(HttpServletRequest request, HttpServletResponse response, String... methods) {
        if (!List.of(methods).contains(request.getMethod())) {
            String allowed = String.join(", ", methods);
            response.setHeader("Allow", allowed);
            throw new Refused(Problem.METHOD, "Allowed here: " + allowed + ".");
        }
    }

    private static ObjectNode json(Taken taken) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", taken.id())
                .put("received_at", taken.receivedAt().toString());
        if (!taken.ignored().isEmpty()) {
            taken.ignored().forEach(json.putArray("ignored")::add);
        }
        return json;
    }

    private static void refuse(HttpServletResponse response, Refused refused) throws IOException {
        Problem problem = refused.problem();
        ObjectNode json = JSON.createObjectNode()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", refused.getMessage())
                .put("instance", "urn:havendesk:request:" + RequestIds.current());
        if (!refused.wrong().isEmpty()) {
            var errors = json.putArray("errors");
            refused.wrong().forEach(wrong -> errors.addObject()
                    .put("field", wrong.field())
                    .put("value", wrong.value())
                    .put("problem", wrong.problem()));
        }
        if (refused.retryAfter() != null) {
            long seconds = refused.retryAfter().plusMillis(999).toSeconds();
            response.setHeader("Retry-After", Long.toString(Math.max(1, seconds)));
        }
        if (problem == Problem.NOT_KNOWN || problem == Problem.CLOCK) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        write(response, problem.status(), "application/problem+json", JSON.writeValueAsBytes(json));
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
