package org.havendesk.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.havendesk.intake.Inbox;
import org.havendesk.webhook.StandardWebhook;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door alone on a real server, on a desk of its own with a small chat; and a source that knows how to sign. */
final class ApiDesk implements AutoCloseable {
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static TestDesk starting;

    final TestDesk desk = new TestDesk();
    final Person tomas = desk.person("Tomas Ruiz", Roles.ADMIN);
    final Person mira = desk.moderator("Mira Okafor");
    final Sources sources = new Sources(desk.desk);
    final DSLContext owner = desk.databases.deskOwner();
    private final ConfigurableApplicationContext server;

    ApiDesk() {
        desk.room("circle");
        desk.member("finch", "copperfinch");
        desk.member("robin", "dustyrobin");
        desk.message("m1", "circle", "finch", Duration.ofMinutes(5), "first words");
        desk.message("m2", "circle", "robin", Duration.ofMinutes(4), "other words");
        starting = desk;
        var application = new SpringApplication(Server.class);
        application.setDefaultProperties(Map.of("havendesk.api.patience", PATIENCE.toMillis() + "ms"));
        server = application.run();
    }

    /** Not marked as a configuration, or the whole console of other tests would find it. */
    @EnableWebSecurity
    @Import({ApiConfig.class, RequestIds.class})
    static class Server {
        @Bean
        TomcatServletWebServerFactory tomcat() throws IOException {
            var factory = new TomcatServletWebServerFactory(0);
            factory.setAddress(java.net.InetAddress.getLoopbackAddress());
            return factory;
        }

        @Bean
        static PropertySourcesPlaceholderConfigurer properties() {
            return new PropertySourcesPlaceholderConfigurer();
        }

        @Bean
        DelegatingFilterProxyRegistrationBean security() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        DSLContext desk() {
            return starting.desk;
        }

        @Bean
        Inbox inbox() {
            return new Inbox(starting.databases.chat());
        }
    }

    int port() {
        return ((WebServerApplicationContext) server).getWebServer().getPort();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    Secrets source(Scope... scopes) {
        return sources.make("source " + Instant.now().toEpochMilli() + Math.random(), Set.of(scopes), tomas)
                .orElseThrow();
    }

    /** A request that can still be made wrong. */
    Try reports(Secrets secrets, String id, String body) {
        return new Try(secrets, "/api/v1/reports", id, Instant.now().getEpochSecond(), body);
    }

    Try checkIns(Secrets secrets, String id, String body) {
        return new Try(secrets, "/api/v1/check-ins", id, Instant.now().getEpochSecond(), body);
    }

    final class Try {
        private final Secrets secrets;
        private final String path;
        private final String id;
        private final String body;
        private long time;

        private Try(Secrets secrets, String path, String id, long time, String body) {
            this.secrets = secrets;
            this.path = path;
            this.id = id;
            this.time = time;
            this.body = body;
        }

        Try later(long seconds) {
            time += seconds;
            return this;
        }

        Answer send() {
            return answer(request());
        }

        HttpRequest.Builder request() {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return HttpRequest.newBuilder(address(path))
                    .header("Authorization", "Bearer " + secrets.token())
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(time))
                    .header("webhook-signature", signature(bytes))
                    .POST(BodyPublishers.ofByteArray(bytes));
        }

        String signature(byte[] bytes) {
            var signature = new Signature(id, time, "");
            return StandardWebhook.written(signature.expected(secrets.signingKey(), bytes));
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** {@code 409 signature-used}; for what was taken the status alone. */
        String kind() {
            return status() == 202
                    ? "202"
                    : status() + " " + json().get("type").asString().replace("urn:havendesk:problem:", "");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer answer(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int count(String table) {
        return owner.fetchSingle("select count(*)::int from desk." + table).get(0, Integer.class);
    }

    /** A report about the message m1, and what else it says. */
    static String report(String id, String more) {
        return "{\"id\": \"" + id + "\", \"message\": \"m1\", \"category\": \"abuse\", \"created_at\": \""
                + Instant.now().minusSeconds(60) + "\"" + more + "}";
    }

    static String checkIn(String id, String items) {
        return "{\"id\": \"" + id + "\", \"member\": \"finch\", \"instrument\": \"phq-9\", \"phase\": \"periodic\","
                + " \"items\": " + items + ", \"answered_at\": \""
                + Instant.now().minusSeconds(60) + "\"}";
    }

    @Override
    public void close() {
        server.close();
        desk.close();
    }
}
