package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.api.Field.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the document promises is what the code does: every address, field, length, status and limit. */
class OpenApiTest {
    private static final Set<Problem> ELSEWHERE = Set.of(Problem.NO_SUCH_ADDRESS, Problem.METHOD);

    private final JsonNode document = read();

    @Test
    void itIsOfItsVersionAndNamesEveryAddress() {
        assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrder(Shape.REPORT.path(), Shape.CHECK_IN.path(), ApiServlet.DOCUMENT);
        assertThat(Shape.REPORT.path()).isEqualTo("/api/v1/reports");
        assertThat(Shape.CHECK_IN.path()).isEqualTo("/api/v1/check-ins");
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldStandsThereAsItIsRead(Shape shape) {
        JsonNode schema = schema(shape);
        assertThat(schema.get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        shape.fields().stream().map(Field::name).toList());
        assertThat(texts(schema.get("required")))
                .containsExactlyInAnyOrderElementsOf(shape.fields().stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .toList());
        assertThat(schema.get("anyOf").valueStream().flatMap(one -> texts(one.get("required")).stream()))
                .containsExactlyElementsOf(shape.atLeastOneOf());
        for (Field field : shape.fields()) {
            JsonNode property = schema.at("/properties/" + field.name());
            assertThat(property.path("maxLength").asInt(0)).as(field.name()).isEqualTo(field.longest());
            assertThat(property.path("minLength").asInt(0)).as(field.name()).isEqualTo(field.form() == Form.ID ? 1 : 0);
            assertThat(texts(property.path("enum"))).as(field.name()).isEqualTo(field.choices());
            assertThat(property.path("format").asString(""))
                    .as(field.name())
                    .isEqualTo(field.form() == Form.TIME ? "date-time" : "");
            assertThat(types(property)).as(field.name()).isEqualTo(expectedTypes(field));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsAmongTheAnswersAndNoOther(Shape shape) {
        JsonNode responses = operation(shape).get("responses");
        Set<String> statuses = Stream.of(Problem.values())
                .filter(problem -> !ELSEWHERE.contains(problem))
                .map(problem -> String.valueOf(problem.status()))
                .collect(Collectors.toCollection(TreeSet::new));
        statuses.add("202");
        assertThat(new TreeSet<>(responses.propertyNames())).isEqualTo(statuses);
        for (Problem problem : Problem.values()) {
            if (!ELSEWHERE.contains(problem)) {
                assertThat(responses.at("/" + problem.status() + "/description").asString())
                        .contains(problem.key() + ": ");
            }
        }
        assertThat(texts(document.at("/components/schemas/Problem/properties/type/enum")))
                .containsExactlyElementsOf(
                        Stream.of(Problem.values()).map(Problem::type).toList());
    }

    @ParameterizedTest
    @EnumSource
    void itsExamplesAreTaken(Shape shape) {
        JsonNode example = operation(shape).at("/requestBody/content/application~1json/example");
        var values = RecordReader.read(
                shape,
                JsonMapper.shared().writeValueAsBytes(example),
                new FieldReader(java.time.Instant.parse("2026-06-01T00:00:00Z")));
        assertThat(values.ignored()).isEmpty();
    }

    @Test
    void limitsAreThoseOfTheCode() {
        JsonNode limits = document.get("x-limits");
        assertThat(limits.get("body_bytes").asInt()).isEqualTo(Limits.BODY);
        assertThat(limits.get("at_once").asInt()).isEqualTo(Limits.BURST);
        assertThat(limits.get("each_milliseconds").asLong()).isEqualTo(Limits.EACH.toMillis());
        assertThat(limits.get("clock_seconds").asLong()).isEqualTo(Limits.TOLERANCE.toSeconds());
        assertThat(limits.get("webhook_id_kept_days").asLong()).isEqualTo(Limits.KEY_KEPT.toDays());
        String words = document.toString();
        assertThat(words)
                .contains(
                        "more than " + Limits.BODY + " bytes",
                        "More than " + Limits.BURST + " requests at once",
                        "more than " + java.time.Duration.ofMinutes(1).dividedBy(Limits.EACH) + " a minute",
                        "more than " + Limits.TOLERANCE.toSeconds() + " s from",
                        "in the last " + Limits.KEY_KEPT.toDays() + " days");
    }

    @Test
    void headersAreThoseThatAreRead() {
        JsonNode parameters = document.at("/components/parameters");
        assertThat(parameters.propertyNames())
                .containsExactlyInAnyOrder(Signature.ID, Signature.TIMESTAMP, Signature.SIGNATURE);
        assertThat(parameters.at("/webhook-id/schema/pattern").asString()).isEqualTo("^" + Signature.ID_FORM + "$");
        assertThat(operation(Shape.REPORT).get("parameters")).hasSize(3);
        assertThat(operation(Shape.CHECK_IN).get("parameters")).hasSize(3);
    }

    private JsonNode operation(Shape shape) {
        return document.get("paths").get(shape.path()).get("post");
    }

    private JsonNode schema(Shape shape) {
        String reference = operation(shape)
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString();
        return document.at(reference.substring(1));
    }

    private static Set<String> expectedTypes(Field field) {
        Set<String> types =
                switch (field.form()) {
                    case ID, WORDS, CHOICE, TIME -> new TreeSet<>(Set.of("string"));
                    case ITEMS -> new TreeSet<>(Set.of("array", "object"));
                    case NUMBER -> new TreeSet<>(Set.of("number"));
                };
        if (!field.required()) {
            types.add("null");
        }
        return types;
    }

    private static Set<String> types(JsonNode property) {
        if (property.has("oneOf")) {
            return property.get("oneOf")
                    .valueStream()
                    .map(one -> one.get("type").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        JsonNode type = property.get("type");
        return type.isArray() ? new TreeSet<>(texts(type)) : new TreeSet<>(Set.of(type.asString()));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode read() {
        try (InputStream resource = ApiServlet.class.getResourceAsStream("openapi.json")) {
            return JsonMapper.shared().readTree(resource);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
