package org.havendesk.ledger;

/** Who did it: a person by account number, or the name of a rule, a job, or the operator's command. */
public sealed interface Actor {
    record Person(long accountId) implements Actor {}

    record Rule(String name) implements Actor {}

    record Job(String name) implements Actor {}

    record Operator(String command) implements Actor {}

    default String kind() {
        return switch (this) {
            case Person p -> "person";
            case Rule r -> "rule";
            case Job j -> "job";
            case Operator o -> "operator";
        };
    }

    default String id() {
        return switch (this) {
            case Person p -> Long.toString(p.accountId());
            case Rule r -> r.name();
            case Job j -> j.name();
            case Operator o -> o.command();
        };
    }
}
