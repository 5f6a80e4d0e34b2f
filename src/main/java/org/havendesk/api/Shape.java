package org.havendesk.api;

import static org.havendesk.api.Field.choice;
import static org.havendesk.api.Field.id;
import static org.havendesk.api.Field.words;

import java.util.List;
import org.havendesk.api.Field.Form;

/** The records that are taken, with the keys of the chat archive. What the OpenAPI document says of them is held to this by a test. */
enum Shape {
    REPORT(
            Scope.REPORTS,
            List.of("message", "member", "room"),
            id("id").needed(),
            id("message"),
            id("room"),
            id("member"),
            id("reporter"),
            id("category").needed(),
            words("reason", 4000),
            words("text", 10_000),
            Field.of("created_at", Form.TIME).needed()),
    CHECK_IN(
            Scope.CHECK_INS,
            List.of("items", "score"),
            id("id").needed(),
            id("member").needed(),
            id("room"),
            id("instrument").needed(),
            choice("phase", "before", "after", "periodic").needed(),
            Field.of("items", Form.ITEMS),
            Field.of("score", Form.NUMBER),
            Field.of("answered_at", Form.TIME).needed());

    private final Scope scope;
    private final List<String> atLeastOneOf;
    private final List<Field> fields;

    Shape(Scope scope, List<String> atLeastOneOf, Field... fields) {
        this.scope = scope;
        this.atLeastOneOf = atLeastOneOf;
        this.fields = List.of(fields);
    }

    Scope scope() {
        return scope;
    }

    List<String> atLeastOneOf() {
        return atLeastOneOf;
    }

    List<Field> fields() {
        return fields;
    }

    /** Where it is sent to. */
    String path() {
        return "/api/v1/" + scope.key().replace('_', '-');
    }
}
